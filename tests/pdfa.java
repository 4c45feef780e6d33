// What two validators of Debian, written by others, find in PDF files: Preflight of PDFBox, which knows PDF/A-1b, and the checks of iText for
// PDF/A-2a and 3a. Each line is a file and what is wrong with it. Test: tests/cli/pdfa.sh
import com.itextpdf.text.pdf.PdfAConformanceLevel;
import com.itextpdf.text.pdf.PdfAStamper;
import com.itextpdf.text.pdf.PdfReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

class PdfA {
	/* What part 1 forbids and part 2 allows, with the clause of ISO 19005-2 that does. */
	static final String[] ALLOWED = {
		"7.11.2.*part must be 1", // 6.6.4: the number of the part itself
		"3.1.4.*Charset entry is missing", // 6.2.11.4.2: may be left out
		"3.1.11.*CIDSet entry is missing", // 6.2.11.4.2: may be left out
		"2.2.1.*transparency.*", // 6.2.10: transparency
		"2.2.2.*Soft Mask.*", // 6.2.10: transparency
		"2.1.6.*version of the ICCProfile", // 6.2.4.2: profiles of version 4
		"1.4 .*cross reference streams are not allowed", // 6.1.7.1: of PDF 1.5
	};
	static final String INSIDE = "1.[24].[79] .*EmbeddedFile entry is present.*"; // ISO 19005-3, 6.8: what part 3 is for

	static boolean allowed(String error, boolean inside)
	{
		for (String known : ALLOWED)
			if (error.matches("(?s)" + known + ".*"))
				return true;
		return inside && error.matches("(?s)" + INSIDE);
	}

	static List<String> preflight(String file, boolean inside) throws Exception
	{
		List<String> found = new ArrayList<>();
		PreflightParser parser = new PreflightParser(new File(file));
		parser.parse();
		try (PreflightDocument document = parser.getPreflightDocument()) {
			document.validate();
			for (ValidationResult.ValidationError error : document.getResult().getErrorsList())
				if (!allowed(error.getErrorCode() + " " + error.getDetails(), inside))
					found.add(error.getErrorCode() + " " + error.getDetails());
		}
		return found;
	}

	static List<String> itext(String file, boolean inside)
	{
		List<String> found = new ArrayList<>();
		try {
			PdfReader reader = new PdfReader(file);
			new PdfAStamper(reader, new ByteArrayOutputStream(), inside ? PdfAConformanceLevel.PDF_A_3A : PdfAConformanceLevel.PDF_A_2A).close();
		} catch (Exception e) {
			found.add(e.getMessage());
		}
		return found;
	}

	public static void main(String[] files) throws Exception
	{
		boolean bad = false;
		for (String file : files) {
			byte[] metadata = new PdfReader(file).getMetadata();
			boolean inside = metadata != null && new String(metadata, "UTF-8").contains("<pdfaid:part>3<");
			List<String> found = preflight(file, inside);
			found.addAll(itext(file, inside));
			for (String error : found)
				System.out.println(file + ": " + error);
			bad = bad || !found.isEmpty();
		}
		System.exit(bad ? 1 : 0);
	}
}
