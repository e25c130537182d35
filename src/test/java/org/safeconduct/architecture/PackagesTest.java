package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeconduct.SafeConduct;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** A package may use those before it on a disclosure's way, and never one after it. */
class PackagesTest {

    private static final String ROOT = "org.safeconduct";
    private static final ApplicationModules MODULES = ApplicationModules.of(SafeConduct.class);

    @Test
    void useOnlyWhatTheyMay() {
        MODULES.verify();
    }

    /** Permissions say what is used: one that nobody needs would let the next knot be tied without a word. */
    @Test
    void haveNoPermissionThatTheyDoNotUse() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
        Map<String, Set<String>> used = new TreeMap<>();
        classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .forEach(dependency -> {
                    String from = module(dependency.getOriginClass());
                    String to = module(dependency.getTargetClass());
                    if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
                        used.computeIfAbsent(from, module -> new TreeSet<>()).add(to);
                        room(dependency.getTargetClass())
                                .ifPresent(room -> used.get(from).add(to + " :: " + room));
                    }
                });

        List<String> unused = MODULES.stream()
                .flatMap(module -> permitted(module)
                        .filter(permission -> !used.getOrDefault(
                                        module.getIdentifier().toString(), Set.of())
                                .contains(permission))
                        .map(permission -> module.getIdentifier() + " may use " + permission))
                .toList();

        assertThat(unused).isEmpty();
    }

    private static Stream<String> permitted(ApplicationModule module) {
        return module.getBasePackage().findAnnotation(org.springframework.modulith.ApplicationModule.class).stream()
                .flatMap(annotation -> Arrays.stream(annotation.allowedDependencies()));
    }

    private static String module(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        return name.startsWith(ROOT + ".") && name.indexOf('.', ROOT.length() + 1) > 0
                ? name.substring(ROOT.length() + 1, name.indexOf('.', ROOT.length() + 1))
                : "";
    }

    /** The package below the module's own, by whose name its open types are permitted. */
    private static Optional<String> room(JavaClass type) {
        String[] path = type.getBaseComponentType()
                .getPackageName()
                .substring(ROOT.length() + 1)
                .split("\\.", -1);
        return path.length == 1 ? Optional.empty() : Optional.of(path[1]);
    }

    @Test
    void areThoseOfTheDesign() {
        assertThat(MODULES.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
                .containsExactlyInAnyOrder(
                        "platform",
                        "disclosure",
                        "agreement",
                        "identity",
                        "rulebook",
                        "intake",
                        "sharing",
                        "handling",
                        "sealing",
                        "evidence",
                        "drafts",
                        "exchange",
                        "review",
                        "outbox",
                        "delivery",
                        "feedback",
                        "desk",
                        "duty",
                        "administration",
                        "governance",
                        "api",
                        "pages",
                        "standin",
                        "demo");
    }
}
