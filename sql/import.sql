-- Statements of the importers: taking facts in and taking them away again.

