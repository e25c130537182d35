package org.safeconduct.intake.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.PersonRole;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.PartOf;
import org.safeconduct.intake.Refusal;
import org.safeconduct.intake.Submission;
import org.safeconduct.intake.content.WordFile;
import org.safeconduct.intake.reading.Reading;
import org.safeconduct.platform.Rejection;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;

class FormReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHARITY = "/demo/charity.json";

    private final FormReader reader = new FormReader(new DisclosureSchema());

    @Test
    void refusesAFurtherPart_thatHasNoFormInside() {
        PartOf part = new PartOf(new Reference("SC-7Q4K-2M9T"), PartOf.Kind.CORRECT, Optional.empty());
        Submission canary = new Submission(
                Messages.SCHOOL,
                Submission.Channel.SCHOOL,
                "application/json",
                "{\"disclosure\": \"canary\"}".getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                false,
                Optional.of(part));

        Refusal.of(() -> reader.read(canary, Messages.NOW)).has(422, "invalid").at("/disclosure");
    }

    @TestFactory
    Stream<DynamicTest> refusesAndQuotesNothing() throws Exception {
        JsonNode cases = new ObjectMapper(new YAMLFactory()).readTree(Messages.bytes("/intake/form/refused.yaml"));
        return StreamSupport.stream(cases.spliterator(), false)
                .map(each -> DynamicTest.dynamicTest(each.path("case").asString(), () -> refuses(each)));
    }

    private void refuses(JsonNode given) throws Exception {
        String body = given.has("body")
                ? given.path("body").asString()
                : changed(given).toString();
        int status = given.path("status").asInt(422);
        Refusal refusal = Refusal.of(() -> reader.read(Messages.form(body), Messages.NOW));
        refusal.has(status, status == 400 ? "malformed" : "invalid");
        refusal.at(given.has("pointer") ? given.path("pointer").asString() : null);
        assertThat(refusal.rejection().detail()).contains(given.path("says").asString());
    }

    private static ObjectNode changed(JsonNode given) throws Exception {
        ObjectNode form = form(CHARITY);
        for (Map.Entry<String, JsonNode> set : given.path("set").properties()) {
            JsonPointer pointer = JsonPointer.compile(set.getKey());
            parent(form, pointer).set(pointer.last().getMatchingProperty(), set.getValue());
        }
        for (JsonNode remove : given.path("remove")) {
            JsonPointer pointer = JsonPointer.compile(remove.asString());
            assertThat(parent(form, pointer).remove(pointer.last().getMatchingProperty()))
                    .isNotNull();
        }
        return form;
    }

    private static ObjectNode parent(ObjectNode form, JsonPointer pointer) {
        return (ObjectNode) form.at(pointer.head());
    }

    private static ObjectNode form(String resource) throws Exception {
        return (ObjectNode) JSON.readTree(Messages.bytes(resource));
    }

    @Test
    void refusesDeepNesting_withoutRunningOutOfStack() {
        String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        Refusal.of(() -> reader.read(Messages.form(deep), Messages.NOW))
                .has(400, "malformed")
                .at(null);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        Submission submission = new Submission(
                Messages.SCHOOL,
                Submission.Channel.SCHOOL,
                "application/json",
                "{\"canary\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1),
                Optional.empty(),
                false);
        Refusal.of(() -> reader.read(submission, Messages.NOW)).has(400, "malformed");
    }

    @Test
    void refusesAttachmentsThatTogetherAreTooLarge() throws Exception {
        byte[] half = new byte[4 * 1024 * 1024 + 1];
        Arrays.fill(half, (byte) 'a');
        String base64 = Base64.getEncoder().encodeToString(half);
        ObjectNode form = form(CHARITY);
        for (int i = 0; i < 2; i++) {
            form.withArray("attachments")
                    .addObject()
                    .put("name", "a")
                    .put("mediaType", "text/plain")
                    .put("data", base64);
        }
        Refusal.of(() -> reader.read(Messages.form(form.toString()), Messages.NOW))
                .has(413, "too-large")
                .at("/attachments/1");
    }

    @Test
    void readsTheCharitysDemonstration() {
        Reading reading = reader.read(Messages.form(Messages.text(CHARITY)), Messages.NOW);
        Disclosure disclosure = reading.disclosure();

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.correlation()).isEmpty();
        assertThat(disclosure.messageId()).isEqualTo("demo-charity-1");
        assertThat(disclosure.atRisk())
                .extracting(Person::judged)
                .containsExactly(SubjectKind.ADULT, SubjectKind.CHILD);
        assertThat(disclosure.atRisk().getFirst().mentalCapacity()).isEqualTo(Answer.known(Tri.YES));
        assertThat(disclosure.atRisk().getFirst().home().orElseThrow().doNotDisclose())
                .isTrue();
        assertThat(disclosure.consent().state()).isEqualTo(Consent.State.NOT_SOUGHT_RISK);
        assertThat(disclosure.gateway()).isEqualTo(Answer.absent(AbsentReason.UNKNOWN));
        assertThat(disclosure.harm()).isEqualTo(Harm.SIGNIFICANT);
        assertThat(disclosure.othersAtRisk()).isEqualTo(Tri.YES);
    }

    @Test
    void readsTheSchoolsDemonstration() {
        Reading reading = reader.read(Messages.form(Messages.text("/demo/school.json")), Messages.NOW);

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.disclosure().atRisk().getFirst().upn()).isEqualTo(Answer.known("B801200005001"));
        assertThat(reading.disclosure()
                        .with(PersonRole.ALLEGED)
                        .getFirst()
                        .age()
                        .years())
                .isEqualTo(Answer.known(14));
    }

    @Test
    void readsTickedBoxes_asYesAndNo() throws Exception {
        ObjectNode form = form(CHARITY);
        ((ObjectNode) form.at("/allegedPersons/0")).put("positionOfTrust", true).put("identified", false);

        Disclosure disclosure =
                reader.read(Messages.form(form.toString()), Messages.NOW).disclosure();

        assertThat(disclosure.with(PersonRole.ALLEGED).getFirst().positionOfTrust())
                .isEqualTo(Answer.known(Tri.YES));
        assertThat(disclosure.with(PersonRole.ALLEGED).getFirst().identified()).isEqualTo(Answer.known(Tri.NO));
    }

    @Test
    void readsAbsentCodes_asUnknown() throws Exception {
        ObjectNode form = form(CHARITY);
        ObjectNode absent = JSON.createObjectNode().put("absent", "not-asked");
        form.set("harm", absent);
        form.set("othersAtRisk", absent);
        ((ObjectNode) form.path("factors")).set("coercion", absent);
        ((ObjectNode) form.path("consent")).set("state", absent);
        ((ObjectNode) form.at("/allegedPersons/0")).set("relationship", absent);
        ((ObjectNode) form.at("/subjects/0")).set("address", absent);

        Reading reading = reader.read(Messages.form(form.toString()), Messages.NOW);

        assertThat(reading.disclosure().harm()).isEqualTo(Harm.UNKNOWN);
        assertThat(reading.disclosure().othersAtRisk()).isEqualTo(Tri.UNKNOWN);
        assertThat(reading.disclosure().factors().coercion()).isEqualTo(Tri.UNKNOWN);
        assertThat(reading.disclosure().consent().state()).isEqualTo(Consent.State.UNKNOWN);
        assertThat(reading.disclosure().atRisk().getFirst().addresses()).isEqualTo(Answer.notAsked());
        assertThat(reading.findings()).extracting(Finding::code).containsExactly("consent-not-stated");
    }

    @Test
    void ageSaysWhatAPersonIs_whateverTheyAreCalled() throws Exception {
        ObjectNode form = form(CHARITY);
        ((ObjectNode) form.at("/subjects/0")).put("kind", "adult").put("dateOfBirth", "2011-03-04");

        Reading reading = reader.read(Messages.form(form.toString()), Messages.NOW);

        assertThat(reading.disclosure().atRisk().getFirst().judged()).isEqualTo(SubjectKind.CHILD);
        assertThat(reading.findings())
                .filteredOn(finding -> finding.code().equals("kind-and-age-differ"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.pointer()).isEqualTo("/subjects/0/kind");
                    assertThat(finding.text()).contains("taken for a child");
                });
    }

    @Test
    void harmDoneToChildren_makesWhoeverHasNoAgeAChild_unlessAnotherIsOne() throws Exception {
        ObjectNode form = form(CHARITY);
        ArrayNode people = (ArrayNode) form.path("subjects");
        while (people.size() > 1) {
            people.remove(1);
        }
        ((ObjectNode) people.get(0)).put("kind", "adult").remove("dateOfBirth");
        ((ObjectNode) form.path("concern")).putArray("categories").add("child-sexual-exploitation");

        Reading alone = reader.read(Messages.form(form.toString()), Messages.NOW);

        assertThat(alone.disclosure().atRisk().getFirst().judged()).isEqualTo(SubjectKind.CHILD);
        assertThat(alone.findings()).extracting(Finding::code).contains("kind-and-category-differ");

        ((ObjectNode) people.get(0)).put("dateOfBirth", "1980-01-01");

        assertThat(reader.read(Messages.form(form.toString()), Messages.NOW)
                        .disclosure()
                        .atRisk()
                        .getFirst()
                        .judged())
                .isEqualTo(SubjectKind.ADULT);

        ((ObjectNode) people.get(0)).remove("dateOfBirth");
        people.addObject().put("kind", "child");

        Reading withChild = reader.read(Messages.form(form.toString()), Messages.NOW);

        assertThat(withChild.disclosure().atRisk())
                .extracting(Person::judged)
                .containsExactly(SubjectKind.ADULT, SubjectKind.CHILD);
        assertThat(withChild.findings()).extracting(Finding::code).doesNotContain("kind-and-category-differ");
    }

    @Test
    void messageIdThatEndsInALineBreak_isRefused() throws Exception {
        ObjectNode form = form(CHARITY);
        form.put("messageId", form.path("messageId").asString() + "\n");

        assertThatThrownBy(() -> reader.read(Messages.form(form.toString()), Messages.NOW))
                .isInstanceOf(Rejection.class)
                .hasFieldOrPropertyWithValue("pointer", "/messageId");
    }

    @Test
    void takesAnExpectedDeliveryAhead_andFindsWhatIsOdd() throws Exception {
        ObjectNode form = form(CHARITY);
        ((ObjectNode) form.at("/subjects/0")).put("nhsNumber", "3478526985").put("dateOfBirth", "2010-01-01");
        ((ObjectNode) form.at("/subjects/1")).put("kind", "unborn").put("expectedDelivery", "2027-03-01");
        ((ObjectNode) form.at("/subjects/1")).remove("dateOfBirth");

        Reading reading = reader.read(Messages.form(form.toString()), Messages.NOW);

        assertThat(reading.disclosure().atRisk().get(1).age().expectedDelivery())
                .isEqualTo(Answer.known(LocalDate.of(2027, 3, 1)));
        assertThat(reading.findings())
                .extracting(finding -> finding.code() + " " + finding.pointer())
                .containsExactly(
                        "nhs-number-check-digit /subjects/0/nhsNumber", "kind-and-age-differ /subjects/0/kind");
        assertThat(reading.findings().toString()).doesNotContain("3478526985");
    }

    @Test
    void takesDocumentsOfEachKind() throws Exception {
        byte[] docx = new WordFile().bytes();
        Map<String, byte[]> documents = Map.of(
                "application/pdf",
                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
                "text/plain",
                "Grüße\n".getBytes(StandardCharsets.UTF_8),
                "image/png",
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                "image/jpeg",
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0},
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                docx);
        ObjectNode form = form(CHARITY);
        documents.forEach((type, data) -> form.withArray("attachments")
                .addObject()
                .put("name", "A document")
                .put("mediaType", type)
                .put("data", data));

        Disclosure disclosure =
                reader.read(Messages.form(form.toString()), Messages.NOW).disclosure();

        assertThat(disclosure.attachments())
                .hasSize(5)
                .allSatisfy(
                        attachment -> assertThat(attachment.data()).isEqualTo(documents.get(attachment.mediaType())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "child-sexual-abuse",
                "child-sexual-exploitation",
                "youth-produced-imagery",
                "harmful-sexual-behaviour"
            })
    void takesNoDocumentWithAPictureInside_whereItMayBeOneOfAbuse_andSaysWhatToDo(String category) throws Exception {
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};
        ObjectNode form =
                withDocument(new WordFile().with("word/media/image1.jpeg", jpeg).bytes());
        form.withObject("/concern").putArray("categories").add(category);

        Refusal refusal = Refusal.of(() -> reader.read(Messages.form(form.toString()), Messages.NOW));

        refusal.has(422, "invalid").at("/attachments/0");
        assertThat(refusal.rejection().detail())
                .contains("must not be copied", "Keep the device safe", "tell the police", "telephone");
    }

    @Test
    void takesNoDocumentWithAPictureInside_whenImagesWereShared() throws Exception {
        ObjectNode form =
                withDocument(new WordFile().with("word/media/image1.jpeg", "x").bytes());
        form.withObject("/factors").put("imageSharing", "yes");

        Refusal.of(() -> reader.read(Messages.form(form.toString()), Messages.NOW))
                .at("/attachments/0");
    }

    @Test
    void takesADocumentWithAPictureInside_elsewhere() throws Exception {
        ObjectNode form =
                withDocument(new WordFile().with("word/media/image1.jpeg", "x").bytes());
        form.withObject("/concern").putArray("categories").add("neglect");
        form.withObject("/factors").put("imageSharing", "no");

        assertThat(reader.read(Messages.form(form.toString()), Messages.NOW)
                        .disclosure()
                        .attachments())
                .hasSize(1);
    }

    private static ObjectNode withDocument(byte[] data) throws Exception {
        ObjectNode form = form(CHARITY);
        form.putArray("attachments")
                .addObject()
                .put("name", "Statement")
                .put("mediaType", WordFile.TYPE)
                .put("data", data);
        return form;
    }
}
