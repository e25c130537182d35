package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeconduct.exchange.Reply;
import org.safeconduct.feedback.Withdrawn;
import org.safeconduct.intake.Withdrawal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The route files read as the protocol, and each step takes what the step before it returns. */
class RoutesTest {

    private static final Map<String, Class<?>> BEANS = beans();

    @Test
    void shareIsTheProtocol() throws IOException {
        JsonNode share = route("share");

        assertThat(share.at("/from/uri").asString()).isEqualTo("direct:share");
        List<List<Step>> ways = ways(share.at("/from/steps"));
        assertThat(ways)
                .extracting(RoutesTest::names)
                .containsExactly(
                        List.of(
                                "intake.read",
                                "exchange.place",
                                "sharing.decide",
                                "handling.explain",
                                "exchange.preview"),
                        List.of(
                                "intake.read",
                                "exchange.place",
                                "sharing.decide",
                                "handling.explain",
                                "sealing.seal",
                                "exchange.receipt",
                                "exchange.accept"));
        ways.forEach(RoutesTest::assertTypesFit);
        assertThat(ways)
                .as("each way ends in a reply")
                .allSatisfy(way ->
                        assertThat(way.getLast().method().getReturnType()).isEqualTo(Reply.class));
    }

    @Test
    void withdrawTakesBack_andSaysWhatThatCameTo() throws IOException {
        List<Step> back = ways(route("withdraw").at("/from/steps")).getFirst();

        assertThat(names(back)).containsExactly("withdrawals.take");
        assertTypesFit(back);
        assertThat(back.getLast().method().getParameterTypes()).containsExactly(Withdrawal.class);
        assertThat(back.getLast().method().getReturnType()).isEqualTo(Withdrawn.Reply.class);
    }

    @Test
    void deliverCarriesAParcel_andPutsOnRecordWhatCameOfIt() throws IOException {
        List<Step> carry = ways(route("deliver-https").at("/from/steps")).getFirst();
        List<Step> judge = ways(route("deliver").at("/from/steps")).getFirst();

        assertThat(names(carry)).containsExactly("httpsTransport.send");
        assertThat(names(judge)).containsExactly("attempts.record");
        assertTypesFit(Stream.concat(carry.stream(), judge.stream()).toList());
        List<Step> desk = ways(route("deliver-desk").at("/from/steps")).getFirst();
        assertThat(names(desk)).containsExactly("deskTransport.receive");
        assertTypesFit(Stream.concat(desk.stream(), judge.stream()).toList());
    }

    @Test
    void decisionIsReadCheckedAndTaken() throws IOException {
        List<Step> back = ways(route("decision").at("/from/steps")).getFirst();

        assertThat(names(back)).containsExactly("decisionReader.read", "decisionRules.check", "decisions.take");
        assertTypesFit(back);
    }

    @Test
    void holdOrderAndBranchingOnly() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .as("%s", file)
                        .doesNotContainPattern("(?i)\\b(script|groovy|sql|select|insert|setProperty|setHeader)\\b");
            }
        }
    }

    private record Step(String bean, Method method) {}

    private static void assertTypesFit(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            Method method = steps.get(i).method();
            assertThat(method.getParameterCount())
                    .as("%s takes one body", method)
                    .isEqualTo(1);
            Class<?> takes = method.getParameterTypes()[0];
            assertThat(takes)
                    .as("%s: a String would be handed a body's toString()", method)
                    .isNotEqualTo(String.class);
            assertThat(method.getReturnType())
                    .as("%s returns the next body", method)
                    .isNotEqualTo(void.class);
            if (i > 0) {
                assertThat(takes)
                        .as("%s takes what the step before it returns", method)
                        .isEqualTo(steps.get(i - 1).method().getReturnType());
            }
        }
    }

    private static List<String> names(List<Step> steps) {
        return steps.stream()
                .map(step -> step.bean() + "." + step.method().getName())
                .toList();
    }

    /** Every way through the steps: a choice doubles them. Its condition decides before its first branch. */
    private static List<List<Step>> ways(JsonNode steps) {
        List<List<Step>> ways = new ArrayList<>(List.of(List.of()));
        for (JsonNode step : steps) {
            List<List<Step>> further = new ArrayList<>();
            if (step.has("bean")) {
                further.add(List.of(step(step.path("bean"))));
            } else if (step.has("choice")) {
                step.at("/choice/when").forEach(when -> further.addAll(ways(when.path("steps"))));
                further.addAll(ways(step.at("/choice/otherwise/steps")));
            } else {
                further.add(List.of());
            }
            ways = ways.stream()
                    .flatMap(way -> further.stream()
                            .map(more ->
                                    Stream.concat(way.stream(), more.stream()).toList()))
                    .collect(Collectors.toList());
        }
        return ways;
    }

    private static Step step(JsonNode bean) {
        Class<?> type = BEANS.get(bean.path("ref").asString());
        assertThat(type).as("a bean named %s", bean.path("ref").asString()).isNotNull();
        List<Method> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(bean.path("method").asString()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .toList();
        assertThat(methods).as("one public method for %s", bean).hasSize(1);
        return new Step(bean.path("ref").asString(), methods.getFirst());
    }

    private static JsonNode route(String id) throws IOException {
        JsonNode routes =
                new YAMLMapper().readTree(Path.of("routes", id + ".camel.yaml").toFile());
        assertThat(routes).hasSize(1);
        JsonNode route = routes.get(0).path("route");
        assertThat(route.path("id").asString()).isEqualTo(id);
        return route;
    }

    private static Map<String, Class<?>> beans() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.safeconduct")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Component.class))
                        .map(JavaClass::reflect)
                        .filter(type ->
                                !type.getAnnotation(Component.class).value().isEmpty())
                        .collect(Collectors.toMap(
                                type -> type.getAnnotation(Component.class).value(), type -> type));
    }
}
