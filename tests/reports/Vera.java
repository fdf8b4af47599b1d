import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Validates many PDFs in one run: arguments are pairs "profiles=file", such as "ua1,2a=report.pdf".
 * Prints one line each: file, profile, PASS or FAIL or ERROR, number of rules, failed rules; tabs between.
 *
 * <p>The jar in use has no JAXB runtime, so the rules are read from its profile files by DOM.
 */
public class Vera {
    private static final Map<String, String> FILES =
            Map.of("ua1", "PDFUA-1", "2a", "PDFA-2A", "3a", "PDFA-3A");

    public static void main(String[] arguments) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        Map<String, ValidationProfile> profiles = new java.util.HashMap<>();
        for (String argument : arguments) {
            String file = argument.substring(argument.indexOf('=') + 1);
            for (String id : argument.substring(0, argument.indexOf('=')).split(",")) {
                if (!profiles.containsKey(id)) {
                    profiles.put(id, profile(id));
                }
                System.out.println(validate(file, id, profiles.get(id)));
            }
        }
    }

    private static String validate(String file, String id, ValidationProfile profile) {
        String verdict;
        Set<String> failed = new TreeSet<>();
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new FileInputStream(file), profile.getPDFAFlavour())) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, -1, false, true, false);
            ValidationResult result = validator.validate(parser);
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    RuleId rule = assertion.getRuleId();
                    failed.add(rule.getClause() + "-" + rule.getTestNumber() + " " + assertion.getMessage());
                }
            }
            verdict = result.isCompliant() ? "PASS" : "FAIL";
        } catch (Exception problem) {
            verdict = "ERROR";
            failed.add(problem.toString());
        }
        String said = String.join(" | ", failed).replaceAll("\\s+", " ");
        return String.join("\t", file, id, verdict, String.valueOf(profile.getRules().size()), said);
    }

    private static ValidationProfile profile(String id) throws Exception {
        Element root;
        try (InputStream in =
                Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + FILES.get(id) + ".xml")) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element element : all(root, "rule")) {
            rules.add(rule(element));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element element : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                    element.getAttribute("name"), element.getAttribute("object"),
                    text(element, "defaultValue"), text(element, "value")));
        }
        return Profiles.profileFromValues(
                PDFAFlavour.valueOf(root.getAttribute("flavour")),
                Profiles.profileDetailsFromValues(id, id, "veraPDF", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element element) {
        Element named = all(element, "id").get(0);
        RuleId id = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(named.getAttribute("specification")),
                named.getAttribute("clause"), Integer.parseInt(named.getAttribute("testNumber")));
        return Profiles.ruleFromValues(
                id, element.getAttribute("object"),
                element.hasAttribute("deferred") ? Boolean.valueOf(element.getAttribute("deferred")) : null,
                element.hasAttribute("tags") ? element.getAttribute("tags") : null,
                text(element, "description"), text(element, "test"),
                error(all(element, "error").get(0)), new ArrayList<>());
    }

    private static ErrorDetails error(Element element) {
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : all(element, "argument")) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        return Profiles.errorFromValues(text(element, "message"), arguments);
    }

    private static List<Element> all(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static String text(Element parent, String tag) {
        List<Element> found = all(parent, tag);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
