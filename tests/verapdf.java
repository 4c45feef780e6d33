// What veraPDF finds in PDF files, by each part of the standards that a file says of itself that it meets: PDF/A-2a or 3a, and PDF/UA-1. A line of
// each file and part says how much was checked, the others what is wrong. Test: tests/cli/pdfa.sh
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

class VeraPdf {
	static final int FAILURES = 100; // of one file

	static boolean validate(String file) throws Exception
	{
		try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file))) {
			List<PDFAFlavour> parts = new ArrayList<>(parser.getFlavours());
			boolean fine = parts.size() == 2; // of PDF/A and of PDF/UA
			if (!fine)
				System.out.println(file + ": says that it is " + parts);
			PDFAValidator validator = Foundries.defaultInstance().createValidator(parts, FAILURES, true, false, false);
			for (ValidationResult result : validator.validateAll(parser)) {
				TreeSet<String> failed = new TreeSet<>();
				for (TestAssertion check : result.getTestAssertions())
					if (check.getStatus() == TestAssertion.Status.FAILED)
						failed.add(check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber() + " " + check.getMessage());
				for (String rule : failed)
					System.out.println(file + ": " + rule);
				System.out.println(file + ": " + result.getPDFAFlavour() + ": " + failed.size() + " of the rules broken, " + result.getTotalAssertions() + " checks");
				fine = fine && result.isCompliant() && failed.isEmpty();
			}
			return fine;
		}
	}

	public static void main(String[] files) throws Exception
	{
		VeraGreenfieldFoundryProvider.initialise();
		boolean fine = true;
		for (String file : files)
			fine = validate(file) && fine;
		System.exit(fine ? 0 : 1);
	}
}
