package org.safeconduct.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.AddressUse;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Forum;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.HowKnown;
import org.safeconduct.disclosure.Knowledge;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.PersonRole;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Relationship;
import org.safeconduct.disclosure.SharerRole;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.intake.DocumentType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class DisclosureSchemaTest {

    private static final Map<String, Class<? extends Code>> LISTS = Map.ofEntries(
            Map.entry("absentReason", AbsentReason.class),
            Map.entry("nation", Nation.class),
            Map.entry("sharerRole", SharerRole.class),
            Map.entry("subjectKind", SubjectKind.class),
            Map.entry("personRole", PersonRole.class),
            Map.entry("addressUse", AddressUse.class),
            Map.entry("knowledgeState", Knowledge.State.class),
            Map.entry("relationship", Relationship.class),
            Map.entry("category", Category.class),
            Map.entry("howKnown", HowKnown.class),
            Map.entry("forum", Forum.class),
            Map.entry("tri", Tri.class),
            Map.entry("harm", Harm.class),
            Map.entry("consentState", Consent.State.class),
            Map.entry("consentBy", Consent.GivenBy.class),
            Map.entry("consentInform", Consent.Inform.class),
            Map.entry("consentReason", Consent.Reason.class),
            Map.entry("purpose", Purpose.class),
            Map.entry("statutoryGateway", StatutoryGateway.class),
            Map.entry("recipient", Recipient.class));

    private final JsonNode schema = read();

    @Test
    void listsTheSameCodesAsTheModel() {
        LISTS.forEach((name, list) -> assertThat(texts(schema.at("/$defs/" + name + "/enum")))
                .as(name)
                .containsExactlyElementsOf(
                        Arrays.stream(list.getEnumConstants()).map(Code::code).toList()));
    }

    @Test
    void hasNoListThatTheModelHasNot() {
        Set<String> withEnum = new HashSet<>();
        schema.path("$defs").properties().forEach(def -> {
            if (def.getValue().has("enum")) {
                withEnum.add(def.getKey());
            }
        });
        withEnum.remove("mediaType");
        assertThat(withEnum).isEqualTo(LISTS.keySet());
    }

    @Test
    void listsTheSameMediaTypesAsTheCode() {
        assertThat(texts(schema.at("/$defs/mediaType/enum")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DocumentType.values())
                        .map(DocumentType::mediaType)
                        .toList());
    }

    @Test
    void closesEveryObject() {
        schema.path("$defs").properties().forEach(def -> {
            if (def.getValue().has("properties")) {
                assertThat(def.getValue().path("additionalProperties").toString())
                        .as(def.getKey())
                        .isEqualTo("false");
            }
        });
    }

    @Test
    void isASchemaOfDraft202012() {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                        .validate(schema))
                .isEmpty();
    }

    private static JsonNode read() {
        return new ObjectMapper().readTree(new DisclosureSchema().text());
    }

    private static Iterable<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
