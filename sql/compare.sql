-- Statements of the studies: who took part beside who lives there, and what works.

