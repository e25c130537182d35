package org.safeconduct.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** Time, ids and randomness are injected; each rule names the substitute. */
@AnalyzeClasses(packages = "org.safeconduct", importOptions = ImportOption.DoNotIncludeTests.class)
class InjectionTest {

    private static final String CHANCE = "org.safeconduct.platform.TimeAndRandomness";

    @ArchTest
    static final ArchRule time = noClasses()
            .should(callNowWithoutClock())
            .because("time comes from an injected java.time.Clock: Instant.now(clock) or clock.instant()");

    @ArchTest
    static final ArchRule clocks = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(CHANCE)
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the one clock is the bean that TimeAndRandomness makes");

    @ArchTest
    static final ArchRule ids = noClasses()
            .should()
            .callMethod(UUID.class, "randomUUID")
            .because("ids come from the injected org.safeconduct.platform.Ids");

    @ArchTest
    static final ArchRule randomness = noClasses()
            .that()
            .haveNameNotMatching("org\\.safeconduct\\.platform\\.TimeAndRandomness.*")
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callConstructor(SecureRandom.class)
            .orShould()
            .callMethod(Math.class, "random")
            .because("randomness comes from the injected org.safeconduct.platform.Ids");

    @ArchTest
    static final ArchRule constructors =
            noFields().should().beAnnotatedWith(Autowired.class).because("dependencies come through the constructor");

    private static ArchCondition<JavaClass> callNowWithoutClock() {
        return new ArchCondition<>("call now() of java.time without a clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                    boolean now = call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getName().equals("now")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
                    if (now) {
                        events.add(SimpleConditionEvent.satisfied(call, call.getDescription()));
                    }
                }
            }
        };
    }
}
