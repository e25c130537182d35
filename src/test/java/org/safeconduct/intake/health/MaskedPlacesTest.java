package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Refusal;
import org.safeconduct.intake.reading.Reading;
import org.safeconduct.platform.Rejection;
import tools.jackson.databind.JsonNode;

/** Masks every element of a good message in turn: it is read as absent and the rest as before, or refused with its place. */
class MaskedPlacesTest {

    private static final String DEMO = Messages.text("/demo/hospital.xml");

    /** A code that says by itself that the person is a child. */
    private static final String CAUSE_FOR_CONCERN = "836881000000105";

    private final FhirReader reader = TestFhir.reader();

    @ParameterizedTest
    @EnumSource(WireFormat.class)
    void isReadAsAbsentOrRefusedAtItsPlace_whicheverElementIsMasked(WireFormat format) {
        int places = places(parsed()).size();
        assertThat(places).isGreaterThan(150);
        Set<String> whole = leaves(reader.read(Messages.fhirXml(DEMO), Messages.NOW));
        int read = 0;
        List<String> silent = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            Bundle message = parsed();
            Place place = places(message).get(i);
            String masked = place.mask();
            String body = format == WireFormat.JSON
                    ? TestFhir.R4.newJsonParser().encodeResourceToString(message)
                    : TestFhir.R4.newXmlParser().encodeResourceToString(message);
            List<Reading> readings = new ArrayList<>();
            Throwable thrown = catchThrowable(() ->
                    readings.add(reader.read(Messages.fhir(format.mediaType().toString(), body), Messages.NOW)));
            if (thrown != null) {
                assertThat(thrown).as(place.at()).isInstanceOf(Rejection.class);
                assertThat(((Rejection) thrown).pointer()).as(place.at()).isNotEqualTo("Bundle");
                continue;
            }
            read++;
            Reading reading = readings.getFirst();
            // HAPI keeps no extensions of a Meta.
            if (!place.at().contains("meta[")
                    && reading.findings().stream()
                            .noneMatch(finding -> finding.code().equals("no-value"))) {
                silent.add(place.at());
            }
            Set<String> said = leaves(reading);
            assertThat(said).as(place.at()).noneMatch(leaf -> leaf.matches("(?s).*\\bnull\\b.*"));
            if (Set.of("string", "markdown", "date").contains(place.value().fhirType())
                    && !place.name().equals("reference")) {
                Set<String> lost = new TreeSet<>(whole);
                lost.removeAll(said);
                // An item all of whose words are masked goes with its label.
                lost.removeIf(leaf -> leaf.contains(masked)
                        || Code.read(Sensitivity.class, leaf).isPresent());
                assertThat(lost).as(place.at()).isEmpty();
            }
        }
        assertThat(silent).isEmpty();
        assertThat(read).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({
        "unknown, UNKNOWN",
        "asked-unknown, UNKNOWN",
        "masked, WITHHELD_FOR_SAFETY",
        "not-asked, NOT_ASKED",
        "asked-declined, REFUSED",
        "not-applicable, NOT_APPLICABLE",
        "error, UNKNOWN"
    })
    void readsTheReason(String code, AbsentReason reason) {
        Person subject = subject("\"_birthDate\": " + why(code) + ", \"name\": [{\"_family\": " + why(code)
                + ", \"given\": [\"Ida\"]}], \"identifier\": [{\"system\": \"https://fhir.nhs.uk/Id/nhs-number\", \"_value\": "
                + why(code) + "}], \"address\": [{\"extension\": " + "[" + extension(code) + "]}]");

        assertThat(subject.age().dateOfBirth()).isEqualTo(Answer.absent(reason));
        assertThat(subject.name().family()).isEqualTo(Answer.absent(reason));
        assertThat(subject.name().given()).isEqualTo(Answer.known("Ida"));
        assertThat(subject.nhsNumber()).isEqualTo(Answer.absent(reason));
        assertThat(subject.addresses()).isEqualTo(Answer.absent(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "\"given\": [\"Ida\", null]",
                "\"given\": [\"Ida\", null], \"_given\": [null, {\"extension\": [{\"url\":"
                        + " \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\", \"valueCode\": \"masked\"}]}]",
                "\"given\": [null, \"Ida\"], \"_given\": [null, {\"id\": \"x\"}]"
            })
    void takesNoNullForAName(String given) {
        List<Finding> findings = new ArrayList<>();
        Person subject = subject("\"birthDate\": \"2014-03-02\", \"name\": [{" + given + "}]", findings);

        assertThat(subject.name().given()).isEqualTo(Answer.known("Ida"));
        assertThat(findings)
                .anyMatch(finding -> finding.code().equals("no-value")
                        && finding.pointer().startsWith("Bundle.entry[2].resource.name[0].given["));
    }

    @Test
    void readsAListOfWhichOnlyTheReasonsAreWritten() {
        List<Finding> findings = new ArrayList<>();
        Person subject = subject(
                "\"birthDate\": \"2014-03-02\", \"address\": [{\"_line\": [" + why("masked")
                        + "], \"postalCode\": \"ZZ9 9ZZ\"}]",
                findings);

        assertThat(subject.home().orElseThrow().lines()).isEmpty();
        assertThat(findings).extracting(Finding::pointer).contains("Bundle.entry[2].resource.address[0].line[0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "\"birthDate\": null ! Bundle.entry[2].resource.birthDate",
                "\"name\": null ! Bundle.entry[2].resource.name[0]",
                "\"name\": [null, {\"family\": \"Roe\"}] ! Bundle.entry[2].resource.name[0]",
                "\"canary\": null ! Bundle.entry[2].resource"
            })
    void refusesANullAtItsPlace(String part, String place) {
        Refusal.of(() -> subject(part)).has(422, "invalid").at(place);
    }

    @ParameterizedTest
    @CsvSource({"2014, Born in 2014: Ida Roe", "2014-03, Born in 2014-03: Ida Roe"})
    void passesOnTheYear_withoutADayThatNobodyWrote(String written, String words) {
        Reading reading =
                read("\"birthDate\": \"" + written + "\", \"name\": [{\"given\": [\"Ida\"], \"family\": \"Roe\"}]");

        assertThat(reading.disclosure().atRisk().getFirst().age().dateOfBirth())
                .isEqualTo(Answer.absent(AbsentReason.UNKNOWN));
        assertThat(reading.disclosure().concern().narrative().toOptional())
                .hasValueSatisfying(narrative -> assertThat(narrative).contains(words));
    }

    @Test
    void refusesWhatMayChangeTheMeaning_whenItHasNoValue() {
        Refusal.of(() -> subject("\"birthDate\": \"2014-03-02\", \"_active\": " + why("masked")))
                .has(422, "invalid")
                .at("Bundle.entry[2].resource.active");
    }

    private Person subject(String parts) {
        return subject(parts, new ArrayList<>());
    }

    private Person subject(String parts, List<Finding> findings) {
        Reading reading = read(parts);
        findings.addAll(reading.findings());
        return reading.disclosure().atRisk().getFirst();
    }

    /** The demonstration message about another person. */
    private Reading read(String parts) {
        return reader.read(
                DemoJson.whole()
                        .patient(parts)
                        .with("919461000000108", CAUSE_FOR_CONCERN)
                        .submission(),
                Messages.NOW);
    }

    private static String why(String code) {
        return "{\"extension\": [" + extension(code) + "]}";
    }

    private static String extension(String code) {
        return "{\"url\": \"" + Absences.REASON + "\", \"valueCode\": \"" + code + "\"}";
    }

    private static Bundle parsed() {
        return TestFhir.R4.newXmlParser().parseResource(Bundle.class, DEMO);
    }

    /** One element and its parent. */
    private record Place(String at, Base parent, String name, Base value) {

        /** @return what it said */
        String mask() {
            Extension masked = new Extension(Absences.REASON, new CodeType("masked"));
            // HAPI writes the reference anew from the resource that it led to.
            Stream.of(parent, value)
                    .filter(Reference.class::isInstance)
                    .map(Reference.class::cast)
                    .forEach(reference -> reference.setResource(null));
            if (value instanceof PrimitiveType<?> primitive) {
                String said = primitive.getValueAsString();
                primitive.setValue(null);
                primitive.addExtension(masked);
                return said;
            }
            for (Property child : value.children()) {
                List.copyOf(child.getValues()).forEach(each -> value.removeChild(child.getName(), each));
            }
            ((Element) value).addExtension(masked);
            return "";
        }
    }

    private static List<Place> places(Bundle message) {
        List<Place> places = new ArrayList<>();
        places(message, "Bundle", places);
        return places;
    }

    private static void places(Base parent, String path, List<Place> places) {
        for (Property child : parent.children()) {
            for (int i = 0; i < child.getValues().size(); i++) {
                Base value = child.getValues().get(i);
                if (child.getName().equals("extension") || child.getName().equals("id")) {
                    continue;
                }
                String at = path + "." + child.getName() + "[" + i + "]";
                if (value instanceof Element) {
                    places.add(new Place(at, parent, child.getName(), value));
                }
                places(value, at, places);
            }
        }
    }

    private static Set<String> leaves(Reading reading) {
        Set<String> leaves = new TreeSet<>();
        leaves(DisclosureJson.write(reading.disclosure()), leaves);
        return leaves;
    }

    private static void leaves(JsonNode at, Set<String> leaves) {
        if (at.isString()) {
            leaves.addAll(at.asString().lines().toList());
        }
        at.forEach(each -> leaves(each, leaves));
    }
}
