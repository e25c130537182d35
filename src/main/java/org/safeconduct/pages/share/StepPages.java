package org.safeconduct.pages.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.safeconduct.drafts.Draft;
import org.safeconduct.identity.Caller;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ObjectNode;

/** The task list and the pages of questions, and where each leads. */
@Component
class StepPages {

    private static final Locale READER = Locale.ENGLISH;

    /** Some questions are also asked by the page that tells what happens, in the same words. */
    private static final String[] PREFIXES = {"share", "ask"};

    private static final String LIVES = "lives";
    private static final String WORDS = "words";

    private final Words words;
    private final Interrupted interrupted;
    private final Forms forms;

    StepPages(Words words, Interrupted interrupted, Forms forms) {
        this.words = words;
        this.interrupted = interrupted;
        this.forms = forms;
    }

    /** Where somebody wants to go from a page of questions. */
    enum Next {
        ONWARD,
        /** Back to all answers, where they came from. */
        CHECK,
        LIST,
        /** To a further person of the same list. */
        ANOTHER;

        /** Whatever is not known goes onward. */
        static Next of(String code) {
            return Stream.of(values())
                    .filter(next -> next.code().equals(code))
                    .findFirst()
                    .orElse(ONWARD);
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was given is written into the form only when nothing is wrong with it. */
    Form read(Step step, int person, ObjectNode form, MultiValueMap<String, String> given) {
        Answers place = DraftAnswers.at(form, step.group(), person);
        Step asked = step.asking(place);
        Form answered = forms.read(asked.questions(), given, place, PREFIXES);
        if (answered.isWhole()) {
            DraftAnswers.write(form, asked, person, answered.answers());
        }
        return answered;
    }

    /** With the answers that are in the form. */
    Form show(Step step, int person, ObjectNode form) {
        return forms.show(step.questions(), DraftAnswers.at(form, step.group(), person), PREFIXES);
    }

    /** Before anything was answered. */
    Form fresh(Step step) {
        return forms.show(step.questions(), PREFIXES);
    }

    /** With the answers that were sent when the session had ended, if there are any: they are not saved yet. */
    ModelAndView ask(Draft draft, Step step, int person, Next next, Caller caller) {
        Optional<MultiValueMap<String, String>> waiting =
                interrupted.waiting(draft, new StepOrder.Stop(step, person).path(), caller);
        Form form = waiting.map(given -> read(step, person, draft.form().deepCopy(), given))
                .orElseGet(() -> show(step, person, draft.form()));
        return page(draft, step, person, next, form, HttpStatus.OK).addObject("unsaved", waiting.isPresent());
    }

    ModelAndView page(Draft draft, Step step, int person, Next next, Form form, HttpStatus status) {
        String before = next == Next.CHECK ? "/check" : new StepOrder(draft.form()).before(step, person);
        String path = new StepOrder.Stop(step, person).path();
        return new ModelAndView("share/step", status)
                .addObject("draft", draft.id().toString())
                .addObject("unsaved", false)
                .addObject("proof", interrupted.proof(draft, path))
                .addObject("action", "/share/" + draft.id() + path)
                .addObject("back", before.isEmpty() ? "/share" : "/share/" + draft.id() + before)
                .addObject("next", next.code())
                .addObject("heading", heading(draft.form(), step, person))
                .addObject("lead", words.or("share.step." + step.name() + ".lead", READER, ""))
                .addObject("danger", step.group() == Step.Group.DANGER || isFirst(draft.form(), step))
                .addObject("another", another(step, draft.form(), person))
                .addObject("sameAddress", step.name().equals(LIVES) && person > 0)
                .addObject("fields", form.fields());
    }

    /** Where to go once a step has been answered. */
    String after(Step step, int person, Next next, ObjectNode form) {
        StepOrder way = new StepOrder(form);
        return switch (next) {
            case CHECK -> way.isReady() ? "/check" : way.after(step, person);
            case LIST -> "";
            case ANOTHER -> way.first(step.group(), form.at(step.group().list()).size());
            case ONWARD ->
                step.group() == Step.Group.DANGER
                                && form.path("immediateDanger").asBoolean(false)
                        ? "/call-999"
                        : way.after(step, person);
        };
    }

    /** Whoever adds something begins with it. */
    private static boolean isFirst(ObjectNode form, Step step) {
        return Steps.isAdding(form) && step.name().equals(WORDS);
    }

    String heading(ObjectNode form, Step step, int person) {
        String asked = words.of("share.step." + step.name() + (isFirst(form, step) ? ".adding" : ""), READER);
        return person == 0
                ? asked
                : words.of("share.group." + step.group().code() + ".one", READER, person + 1) + ": " + asked;
    }

    /** What the button says that saves and asks about one more person; empty where there is none. */
    private String another(Step step, ObjectNode form, int person) {
        List<Step> all = Steps.of(step.group(), form, person);
        return step.group().isForEach() && !all.isEmpty() && all.getLast().equals(step)
                ? words.of("share.group." + step.group().code() + ".and-another", READER)
                : "";
    }

    ModelAndView tasks(Draft draft, Caller caller) {
        List<Task> tasks = new ArrayList<>();
        for (Step.Group group : Step.Group.values()) {
            if (group != Step.Group.ATTACHMENTS
                    && Steps.of(group, draft.form(), 0).isEmpty()) {
                continue;
            }
            if (group.isForEach()) {
                people(draft, group, tasks);
            } else {
                tasks.add(task(draft, group, 0, words.of("share.group." + group.code(), READER)));
            }
        }
        return new ModelAndView("share/tasks")
                .addObject("draft", draft.id().toString())
                .addObject("unsaved", interrupted.page(draft, caller))
                .addObject("tasks", tasks)
                .addObject("partOf", draft.addsTo())
                .addObject("adding", Steps.isAdding(draft.form()))
                .addObject("ready", tasks.stream().noneMatch(task -> task.must() && !task.done()));
    }

    /**
     * A line of the task list.
     *
     * @param must whether it has to be done before sharing
     * @param remove where to take the person out; empty where there is none
     */
    record Task(String label, String href, boolean must, boolean done, boolean begun, String remove) {

        @Override
        public String toString() {
            return "Task[withheld]";
        }
    }

    private void people(Draft draft, Step.Group group, List<Task> tasks) {
        int many = draft.form().at(group.list()).size();
        IntStream.range(0, many)
                .mapToObj(person -> task(
                        draft, group, person, words.of("share.group." + group.code() + ".one", READER, person + 1)))
                .forEach(tasks::add);
        boolean must = group == Step.Group.AT_RISK && many == 0;
        tasks.add(new Task(
                words.of("share.group." + group.code() + (many == 0 ? ".first" : ".another"), READER),
                "/share/" + draft.id() + new StepOrder(draft.form()).first(group, many),
                must,
                false,
                false,
                ""));
    }

    private Task task(Draft draft, Step.Group group, int person, String label) {
        if (group == Step.Group.ATTACHMENTS) {
            boolean some = !draft.form().path("attachments").isEmpty();
            return new Task(label, "/share/" + draft.id() + "/attachments", false, some, some, "");
        }
        StepOrder way = new StepOrder(draft.form());
        List<StepOrder.Stop> stops = Steps.of(group, draft.form(), person).stream()
                .map(step -> new StepOrder.Stop(step, person))
                .toList();
        boolean done = stops.stream().allMatch(way::isDone);
        boolean begun = stops.stream().anyMatch(way::isBegun);
        boolean must = stops.stream()
                .flatMap(stop -> stop.step().questions().stream())
                .anyMatch(question -> !question.isOptional());
        String href = "/share/" + draft.id() + stops.getFirst().path();
        return new Task(label, href, must, done && begun, begun, group.isForEach() ? href + "/remove" : "");
    }
}
