package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;

/**
 * A record that holds personal data prints {@code [withheld]}: whatever logs it by mistake shows nothing. Every record of
 * the canonical model does, and so does every record elsewhere that holds one of them directly.
 */
class WithheldTest {

    /** Records of the model that hold a code or a public reference and nothing about a person. */
    private static final Set<Class<?>> HARMLESS =
            Set.of(Reference.class, org.safeconduct.disclosure.Answer.Absent.class);

    @TestFactory
    Stream<DynamicTest> everyRecordThatHoldsPersonalData_printsWithheld() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.safeconduct");
        return classes.stream()
                .filter(JavaClass::isRecord)
                .filter(WithheldTest::holdsPersonalData)
                .map(type -> DynamicTest.dynamicTest(
                        type.getSimpleName(),
                        () -> assertThat(type.tryGetMethod("toString").isPresent()
                                        && type.getMethod("toString").getMethodCallsFromSelf().stream()
                                                .noneMatch(
                                                        call -> call.getName().equals("bootstrap"))
                                        && declaresWithheld(type.reflect()))
                                .as("%s overrides toString to print [withheld]", type.getName())
                                .isTrue()));
    }

    private static boolean holdsPersonalData(JavaClass type) {
        boolean ofModel = type.getPackageName().equals("org.safeconduct.disclosure");
        return (ofModel
                        || type.getFields().stream()
                                .map(field -> field.getRawType())
                                .anyMatch(field -> field.getPackageName().equals("org.safeconduct.disclosure")
                                        && field.isRecord()
                                        && HARMLESS.stream().noneMatch(field::isEquivalentTo)))
                && !type.isAssignableTo(Code.class)
                && HARMLESS.stream().noneMatch(type::isEquivalentTo);
    }

    /** The generated toString of a record is an invokedynamic to ObjectMethods; ours is a constant or a concatenation. */
    private static boolean declaresWithheld(Class<?> type) throws Exception {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (var in = type.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1).contains("withheld");
        }
    }
}
