package org.safeconduct.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Json;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.ObjectWriter;

/** Every call that a system can make, for whoever builds one: the same as {@code /openapi.json}, to be read. */
@Controller
class InterfacePage {

    private static final ObjectWriter EXAMPLE = Json.mapper().writerWithDefaultPrettyPrinter();

    private final List<Group> groups = groups(DescribedCalls.read());

    /** Calls that belong together. */
    record Group(String name, String description, List<Call> calls) {}

    /** @param takes media types of the body; empty if there is none */
    record Call(
            String id,
            String method,
            String path,
            String summary,
            String description,
            Optional<DescribedCalls.Callers> callers,
            List<DescribedCalls.Parameter> parameters,
            List<String> takes,
            String example,
            List<Answer> answers) {}

    record Answer(String status, String description, String types) {}

    @GetMapping("/interface")
    ModelAndView calls() {
        return new ModelAndView("interface").addObject("groups", groups);
    }

    private static List<Group> groups(DescribedCalls described) {
        return described.tags().stream()
                .map(tag -> new Group(
                        tag.name(),
                        tag.description(),
                        described.paths().entrySet().stream()
                                .flatMap(path -> calls(path, tag, described))
                                .sorted(Comparator.comparing(Call::path).thenComparing(Call::method))
                                .toList()))
                .toList();
    }

    private static Stream<Call> calls(
            Map.Entry<String, Map<String, DescribedCalls.Operation>> path,
            DescribedCalls.Tag tag,
            DescribedCalls described) {
        return path.getValue().entrySet().stream()
                .filter(one -> one.getValue().tags().contains(tag.name()))
                .map(one -> call(one.getKey(), path.getKey(), one.getValue(), described));
    }

    private static Call call(String method, String path, DescribedCalls.Operation operation, DescribedCalls described) {
        Map<String, DescribedCalls.Form> body =
                operation.requestBody().map(DescribedCalls.Body::content).orElse(Map.of());
        return new Call(
                operation.operationId(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.summary(),
                operation.description().orElse(""),
                operation.callers(),
                operation.parameters(),
                List.copyOf(body.keySet()),
                body.values().stream()
                        .flatMap(form -> form.example().stream())
                        .findFirst()
                        .map(EXAMPLE::writeValueAsString)
                        .orElse(""),
                operation.responses().entrySet().stream()
                        .map(answer -> answer(answer.getKey(), described.described(answer.getValue())))
                        .toList());
    }

    private static Answer answer(String status, DescribedCalls.Answer answer) {
        return new Answer(
                status,
                answer.description().orElse(""),
                String.join(", ", answer.content().orElse(Map.of()).keySet()));
    }
}
