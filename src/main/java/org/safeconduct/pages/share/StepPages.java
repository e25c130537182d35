package org.safeconduct.pages.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.safeconduct.drafts.Draft;
import org.safeconduct.pages.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;

/** The task list and the pages of questions, and which comes after which. */
@Component
class StepPages {

    private static final Locale READER = Locale.ENGLISH;

    private final Words words;

    StepPages(Words words) {
        this.words = words;
    }

    StepForm read(Step step, int person, ObjectNode form, MultiValueMap<String, String> given) {
        return new StepForm(words, step, person, form, given);
    }

    ModelAndView ask(Draft draft, Step step, int person) {
        return page(draft, step, person, new StepForm(words, step, person, draft.form()), HttpStatus.OK);
    }

    ModelAndView page(Draft draft, Step step, int person, StepForm form, HttpStatus status) {
        return new ModelAndView("share/step", status)
                .addObject("draft", draft.id().toString())
                .addObject("action", address(draft, step, person))
                .addObject("heading", words.of("share.step." + step.name(), READER))
                .addObject("lead", words.or("share.step." + step.name() + ".lead", READER, ""))
                .addObject("danger", step.group() == Step.Group.DANGER)
                .addObject("questions", form.shown())
                .addObject("fields", form.fields());
    }

    /** Where to go once a step has been answered: the next of its group, then the task list. */
    String after(Step step, int person, ObjectNode form) {
        if (step.group() == Step.Group.DANGER) {
            return form.path("immediateDanger").asBoolean() ? "/call-999" : "";
        }
        List<Step> steps = Steps.of(step.group(), form, person);
        int next = steps.indexOf(step) + 1;
        if (next == 0 || next >= steps.size()) {
            return "";
        }
        return "/" + steps.get(next).name() + (step.group().isForEach() ? "/" + person : "");
    }

    ModelAndView tasks(Draft draft) {
        List<Task> tasks = new ArrayList<>();
        for (Step.Group group : Step.Group.values()) {
            if (group.isForEach()) {
                people(draft, group, tasks);
            } else {
                tasks.add(task(draft, group, 0, words.of("share.group." + group.code(), READER)));
            }
        }
        return new ModelAndView("share/tasks")
                .addObject("draft", draft.id().toString())
                .addObject("tasks", tasks)
                .addObject(
                        "partOf",
                        draft.form().path(Draft.PART_OF).path("reference").asText())
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
        Step first = Steps.of(group, draft.form(), many).getFirst();
        boolean must = group == Step.Group.AT_RISK && many == 0;
        tasks.add(new Task(
                words.of("share.group." + group.code() + (many == 0 ? ".first" : ".another"), READER),
                address(draft, first, many),
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
        List<Step> steps = Steps.of(group, draft.form(), person);
        boolean done = steps.stream().allMatch(step -> isDone(step, draft.form(), person));
        boolean begun = steps.stream().anyMatch(step -> isBegun(step, draft.form(), person));
        boolean must = steps.stream().flatMap(step -> step.questions().stream()).anyMatch(Question::must);
        String href = address(draft, steps.getFirst(), person);
        return new Task(label, href, must, done && begun, begun, group.isForEach() ? href + "/remove" : "");
    }

    private static boolean isDone(Step step, JsonNode form, int person) {
        return step.questions().stream()
                .filter(Question::must)
                .noneMatch(question ->
                        form.at(step.place(person) + question.path()).isMissingNode());
    }

    private static boolean isBegun(Step step, JsonNode form, int person) {
        return step.questions().stream()
                .anyMatch(question ->
                        !form.at(step.place(person) + question.path()).isMissingNode());
    }

    private static String address(Draft draft, Step step, int person) {
        return "/share/" + draft.id() + "/" + step.name() + (step.group().isForEach() ? "/" + person : "");
    }
}
