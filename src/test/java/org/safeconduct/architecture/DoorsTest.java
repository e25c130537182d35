package org.safeconduct.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What comes in and goes out is JSON at the doors; between packages there are types. */
@AnalyzeClasses(packages = "org.safeconduct", importOptions = ImportOption.DoNotIncludeTests.class)
class DoorsTest {

    /** What writes and reads kept records, and the vocabulary that all JSON is written in. */
    private static final Set<String> WRITING = Set.of(
            "org.safeconduct.disclosure.DisclosureJson",
            "org.safeconduct.disclosure.FirstForm",
            "org.safeconduct.disclosure.VocabularyModule",
            "org.safeconduct.sealing.vault.KeptForm");

    /** Readers of what others wrote: messages, schemas, files, the answers of other servers. The list may only get shorter. */
    private static final Set<String> READERS = Set.of(
            "org.safeconduct.agreement.AgencyJson",
            "org.safeconduct.agreement.AgreementJson",
            "org.safeconduct.evidence.verify.Erasures",
            "org.safeconduct.evidence.verify.KeptRecord",
            "org.safeconduct.evidence.verify.ReceiptCheck",
            "org.safeconduct.evidence.verify.Trust",
            "org.safeconduct.evidence.verify.VerifyCommand",
            "org.safeconduct.feedback.BodySchema",
            "org.safeconduct.feedback.sharer.SharerService",
            "org.safeconduct.governance.PersonAsked",
            "org.safeconduct.handling.Place",
            "org.safeconduct.identity.SystemClients",
            "org.safeconduct.intake.CheckedSchema",
            "org.safeconduct.intake.Documents",
            "org.safeconduct.intake.SchemaFault",
            "org.safeconduct.intake.form.Attachments",
            "org.safeconduct.intake.form.DisclosureSchema",
            "org.safeconduct.intake.form.FormReader",
            "org.safeconduct.intake.health.JsonGaps",
            "org.safeconduct.intake.health.Prescan",
            "org.safeconduct.intake.health.Spots",
            "org.safeconduct.platform.Problems",
            "org.safeconduct.platform.StrictJson",
            "org.safeconduct.review.ReviewDecision",
            "org.safeconduct.rulebook.RulebookFiles",
            "org.safeconduct.sharing.Reasons",
            "org.safeconduct.administration.AgencyCommand",
            "org.safeconduct.administration.Onboarding",
            "org.safeconduct.administration.PartnerCommand");

    /** The form of a draft: a document that its pages write place by place, and nothing else knows. */
    private static final Set<String> DRAFTS =
            Set.of("org.safeconduct.drafts", "org.safeconduct.pages.share", "org.safeconduct.pages.sent.AddController");

    /** Other systems, played: they know the interface and nothing behind it. */
    private static final Set<String> PLAYED = Set.of("org.safeconduct.demo", "org.safeconduct.standin");

    @ArchTest
    static final ArchRule controllersStandOnTop = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .resideInAPackage("org.safeconduct.api..")
            .because("what a door answers is known on every floor below it");

    @ArchTest
    static final ArchRule doorsAndPagesKnowNoSql = noClasses()
            .that()
            .resideInAnyPackage("org.safeconduct.api..", "org.safeconduct.pages..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "javax.sql..", "java.sql..")
            .because("they decide nothing, and each table has an owner below them");

    @ArchTest
    static final ArchRule nobodyUsesADoor = noClasses()
            .that()
            .resideOutsideOfPackage("org.safeconduct.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.safeconduct.api..");

    /** What HTTP is spoken by: the doors, the pages, who calls, and what lies under all of them. */
    private static final String[] SPEAK_HTTP = {
        "org.safeconduct.platform..", "org.safeconduct.identity..", "org.safeconduct.api..", "org.safeconduct.pages.."
    };

    /** It stands before the place that writes problems, because a refusal is on record before its caller hears of it. */
    private static final String REFUSALS = "org.safeconduct.evidence.RefusalEvidence";

    @ArchTest
    static final ArchRule capabilitiesKnowNoHttp = noClasses()
            .that()
            .resideOutsideOfPackages(SPEAK_HTTP)
            .and()
            .doNotHaveFullyQualifiedName(REFUSALS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(HttpEntity.class)
            .because("a capability is asked by doors, pages and routes alike");

    @ArchTest
    static void noTreeOfJsonStandsBetweenPackages(JavaClasses all) {
        Set<String> naming = new TreeSet<>();
        all.stream().filter(DoorsTest::namesATree).map(DoorsTest::outermost).forEach(naming::add);

        assertThat(naming)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(isKnown(name))
                        .as("%s may name a tree of JSON", name)
                        .isTrue());
        assertThat(naming)
                .as("what is no longer so leaves the lists")
                .containsAll(WRITING)
                .containsAll(READERS);
    }

    private static boolean isKnown(String name) {
        return WRITING.contains(name)
                || READERS.contains(name)
                || DRAFTS.stream().anyMatch(name::startsWith)
                || PLAYED.stream().anyMatch(name::startsWith);
    }

    private static boolean namesATree(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .anyMatch(target -> target.isEquivalentTo(JsonNode.class)
                        || target.isEquivalentTo(ObjectNode.class)
                        || target.isEquivalentTo(ArrayNode.class));
    }

    private static String outermost(JavaClass type) {
        String name = type.getName();
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }
}
