package org.safeconduct.pages.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.safeconduct.pages.form.Answers;
import tools.jackson.databind.node.ObjectNode;

/** Which page of questions comes after which, for what a form holds so far. */
final class StepOrder {

    private final ObjectNode form;
    private final List<Stop> stops;

    /** A step, and which of the people it asks about. */
    record Stop(Step step, int person) {

        /** The end of its address. */
        String path() {
            return "/" + step.name() + (step.group().isForEach() ? "/" + person : "");
        }
    }

    StepOrder(ObjectNode form) {
        this.form = form;
        List<Stop> all = new ArrayList<>();
        for (Step.Group group : Step.Group.values()) {
            for (int person = 0; person < many(group); person++) {
                for (Step step : Steps.of(group, form, person)) {
                    all.add(new Stop(step, person));
                }
            }
        }
        this.stops = List.copyOf(all);
    }

    /** The next page, without those that have been answered; when none is left, what is still to do, or all answers. */
    String after(Step step, int person) {
        Stop first = stops.getFirst();
        if (Steps.isAdding(form) && !isDone(first)) {
            // Whoever adds begins with their own words; whether someone is in danger now comes before all the rest.
            return first.path();
        }
        return stops.stream()
                .skip(stops.indexOf(new Stop(step, person)) + 1L)
                .filter(stop -> !isBegun(stop) || !isDone(stop))
                .findFirst()
                .or(this::open)
                .map(Stop::path)
                .orElse("/check");
    }

    /** The first page where an answer is needed that has not been given. */
    Optional<Stop> open() {
        return stops.stream().filter(stop -> !isDone(stop)).findFirst();
    }

    /** The page before; empty for the first. */
    String before(Step step, int person) {
        int at = stops.indexOf(new Stop(step, person));
        if (at < 0) {
            return first(step.group(), Math.max(person - 1, 0));
        }
        return at == 0 ? "" : stops.get(at - 1).path();
    }

    /** The first page about a person, who may be new; empty if none is asked. */
    String first(Step.Group group, int person) {
        return Steps.of(group, form, person).stream()
                .findFirst()
                .map(step -> new Stop(step, person).path())
                .orElse("");
    }

    /** Whether everything that is needed has been answered. */
    boolean isReady() {
        return stops.stream().allMatch(this::isDone);
    }

    boolean isDone(Stop stop) {
        Answers place = DraftAnswers.at(form, stop.step().group(), stop.person());
        return stop.step().questions().stream()
                .filter(question -> question.isNeeded(place))
                .allMatch(question -> place.of(question.name()).isPresent());
    }

    boolean isBegun(Stop stop) {
        Answers place = DraftAnswers.at(form, stop.step().group(), stop.person());
        return stop.step().questions().stream()
                .anyMatch(question -> place.of(question.name()).isPresent());
    }

    /** Takes away the answers to questions that make no sense any more: nobody would see them before they are shared. */
    void dropWhatDoesNotApply() {
        Set<String> asked = stops.stream().flatMap(StepOrder::places).collect(Collectors.toSet());
        for (Step.Group group : Step.Group.values()) {
            IntStream.range(0, many(group))
                    .boxed()
                    .forEach(person -> Steps.ALL.stream()
                            .filter(step -> step.group() == group)
                            .flatMap(step -> places(new Stop(step, person)))
                            .filter(place -> !asked.contains(place))
                            .forEach(place -> DraftAnswers.clear(form, place)));
        }
    }

    private static Stream<String> places(Stop stop) {
        return stop.step().members().stream().map(member -> stop.step().group().place(stop.person()) + member.path());
    }

    /** How many pages long a group is; the first person is asked about even when none has been named. */
    private int many(Step.Group group) {
        return group.isForEach() ? Math.max(1, form.at(group.list()).size()) : 1;
    }
}
