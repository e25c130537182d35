package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.safeconduct.exchange.DisclosureAnswer;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.sealing.vault.KeptForm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was kept in any version is read for ever: {@code kept/<record>-<version>.json} holds one of each, with all that a record
 * may say, as it was written then. Those of the first version say no version; the links that some have are no longer kept.
 */
class KeptFormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<KeptForm<?>> FORMS = forms();

    @TestFactory
    Stream<DynamicTest> aRecordOfEachVersion_isRead_andSaysAllThatItSaid() {
        assertThat(FORMS).isNotEmpty();
        return FORMS.stream()
                .flatMap(form -> IntStream.rangeClosed(1, form.version())
                        .mapToObj(version -> DynamicTest.dynamicTest(
                                name(form, version), () -> comesBack(form, golden(form, version)))));
    }

    private static <T> void comesBack(KeptForm<T> form, byte[] golden) throws IOException {
        ObjectNode said = (ObjectNode) JSON.readTree(golden(form, form.version()));
        said.remove("links");
        said.put("version", form.version());

        T read = form.read(golden);

        assertThat(JSON.readTree(form.write(read)))
                .as("the golden record of each version says what that of the last does")
                .isEqualTo(said);
        assertThat(form.read(form.write(read))).isEqualTo(read);
    }

    @Test
    void whatLacksAPart_isNotReadAsOne() throws IOException {
        KeptForm<HandlingStatement> form = new KeptForm<>(HandlingStatement.class);
        JsonNode statement = JSON.readTree(golden(form, 1));
        ((ObjectNode) statement.path("lines").get(0)).remove("text");

        assertThatIllegalStateException()
                .isThrownBy(() -> form.read(statement.toString().getBytes(StandardCharsets.UTF_8)))
                .withMessage("what was kept is no HandlingStatement")
                .withNoCause();
    }

    @Test
    void whatIsOfAnUnknownVersion_isNotReadAsIfItWereKnown() throws IOException {
        KeptForm<DisclosureAnswer> form = new KeptForm<>(DisclosureAnswer.class);
        ObjectNode later = (ObjectNode) JSON.readTree(golden(form, 1));
        later.put("version", 2);

        assertThatIllegalStateException()
                .isThrownBy(() -> form.read(later.toString().getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("version 2");
    }

    private static String name(KeptForm<?> form, int version) {
        return form.type().getSimpleName() + "-" + version;
    }

    private static byte[] golden(KeptForm<?> form, int version) throws IOException {
        String name = "/kept/" + name(form, version) + ".json";
        try (InputStream in = KeptFormsTest.class.getResourceAsStream(name)) {
            assertThat(in).as("a record that was kept: %s", name).isNotNull();
            return in.readAllBytes();
        }
    }

    private static List<KeptForm<?>> forms() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.safeconduct")
                        .stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(KeptForm.class))
                        .map(JavaField::reflect)
                        .<KeptForm<?>>map(KeptFormsTest::value)
                        .toList();
    }

    private static KeptForm<?> value(Field field) {
        try {
            field.setAccessible(true);
            return (KeptForm<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
