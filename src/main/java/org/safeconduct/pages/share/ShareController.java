package org.safeconduct.pages.share;

import java.util.List;
import org.safeconduct.agreement.Partnership;
import org.safeconduct.drafts.Draft;
import org.safeconduct.drafts.Drafts;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.PersonName;
import org.safeconduct.pages.form.Form;
import org.safeconduct.platform.Rejection;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writing a disclosure: the drafts, the task list, and one page of questions after the other. */
@Controller
@RequestMapping("/share")
class ShareController {

    private static final int MOST_PEOPLE = 20;
    private static final String DANGER = "danger";

    private final Drafts drafts;
    private final StepPages pages;
    private final Interrupted interrupted;
    private final DraftList list;
    private final Partnership partnership;

    ShareController(Drafts drafts, StepPages pages, Interrupted interrupted, DraftList list, Partnership partnership) {
        this.drafts = drafts;
        this.pages = pages;
        this.interrupted = interrupted;
        this.list = list;
        this.partnership = partnership;
    }

    @GetMapping
    ModelAndView start(Caller caller) {
        return start(pages.fresh(alone(DANGER)), HttpStatus.OK, caller);
    }

    private ModelAndView start(Form danger, HttpStatus status, Caller caller) {
        return new ModelAndView("share/start", status)
                .addObject("fields", danger.fields())
                .addObject("drafts", list.of(caller));
    }

    @GetMapping("/")
    String slash() {
        return "redirect:/share";
    }

    /** The first page asks the first question; nothing is begun before it is answered. */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView begin(@RequestParam MultiValueMap<String, String> given, Caller caller, PersonName name) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        // What is known is not asked again: it can be changed like any other answer.
        form.put("nation", partnership.nation().code());
        form.putObject("sharer").put("name", name.value());
        Step danger = alone(DANGER);
        Form answers = pages.read(danger, 0, form, given);
        return answers.isWhole()
                ? take(drafts.begin(caller, form), danger, 0, given, caller)
                : start(answers, HttpStatus.UNPROCESSABLE_ENTITY, caller);
    }

    @GetMapping("/{draft}")
    ModelAndView tasks(@PathVariable String draft, Caller caller) {
        return pages.tasks(drafts.find(draft, caller), caller);
    }

    @GetMapping("/{draft}/{step}")
    ModelAndView ask(
            @PathVariable String draft,
            @PathVariable String step,
            @RequestParam(defaultValue = "") String next,
            Caller caller) {
        return pages.ask(drafts.find(draft, caller), alone(step), 0, StepPages.Next.of(next), caller);
    }

    @GetMapping("/{draft}/{step}/{person}")
    ModelAndView askOf(
            @PathVariable String draft,
            @PathVariable String step,
            @PathVariable int person,
            @RequestParam(defaultValue = "") String next,
            Caller caller) {
        Draft found = drafts.find(draft, caller);
        return pages.ask(found, ofEach(found, step, person), person, StepPages.Next.of(next), caller);
    }

    @PostMapping(path = "/{draft}/{step}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView answer(
            @PathVariable String draft,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> given,
            Caller caller) {
        return take(drafts.find(draft, caller), alone(step), 0, given, caller);
    }

    @PostMapping(path = "/{draft}/{step}/{person}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView answerOf(
            @PathVariable String draft,
            @PathVariable String step,
            @PathVariable int person,
            @RequestParam MultiValueMap<String, String> given,
            Caller caller) {
        Draft found = drafts.find(draft, caller);
        return take(found, ofEach(found, step, person), person, given, caller);
    }

    /** Writes down for one more person the address of the first. */
    @PostMapping("/{draft}/{step}/{person}/same-address")
    String sameAddress(@PathVariable String draft, @PathVariable String step, @PathVariable int person, Caller caller) {
        Draft found = drafts.find(draft, caller);
        ofEach(found, step, person);
        JsonNode first = found.form().at(Step.Group.AT_RISK.list() + "/0/address");
        if (person > 0 && !first.isMissingNode()) {
            DraftAnswers.put(found.form(), Step.Group.AT_RISK.list() + "/" + person + "/address", first.deepCopy());
            drafts.keep(found, caller);
        }
        return redirect(found, "/" + step + "/" + person);
    }

    @GetMapping("/{draft}/{step}/{person}/remove")
    ModelAndView sure(@PathVariable String draft, @PathVariable String step, @PathVariable int person, Caller caller) {
        Draft found = drafts.find(draft, caller);
        ofEach(found, step, person);
        String list = "/share/" + found.id();
        return ConfirmDelete.page(ConfirmDelete.What.PERSON, list + "/" + step + "/" + person + "/remove", list);
    }

    /** Takes one person out of the draft. */
    @PostMapping("/{draft}/{step}/{person}/remove")
    String remove(@PathVariable String draft, @PathVariable String step, @PathVariable int person, Caller caller) {
        Draft found = drafts.find(draft, caller);
        Step.Group group = ofEach(found, step, person).group();
        if (found.form().at(group.list()) instanceof ArrayNode people && person < people.size()) {
            people.remove(person);
            if (people.isEmpty()) {
                found.form().remove(group.list().substring(1));
            }
            drafts.keep(found, caller);
        }
        return redirect(found, "");
    }

    private ModelAndView take(Draft draft, Step step, int person, MultiValueMap<String, String> given, Caller caller) {
        ObjectNode form = draft.form();
        StepPages.Next next =
                StepPages.Next.of(given.getOrDefault("next", List.of("")).getLast());
        Form answers = pages.read(step, person, form, given);
        if (!answers.isWhole()) {
            return pages.page(draft, step, person, next, answers, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        new StepOrder(form).dropWhatDoesNotApply();
        drafts.keep(draft, caller);
        interrupted.saved(draft, new StepOrder.Stop(step, person).path(), caller);
        return new ModelAndView(redirect(draft, pages.after(step, person, next, form)));
    }

    private static Step alone(String name) {
        return Steps.named(name).filter(step -> !step.group().isForEach()).orElseThrow(ShareController::unknown);
    }

    /** A person of the list, or the next one to be added. */
    private static Step ofEach(Draft draft, String name, int person) {
        Step step = Steps.named(name).filter(known -> known.group().isForEach()).orElseThrow(ShareController::unknown);
        JsonNode people = draft.form().at(step.group().list());
        if (person < 0 || person > people.size() || person >= MOST_PEOPLE) {
            throw unknown();
        }
        return step;
    }

    private static Rejection unknown() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "there is no such page");
    }

    private static String redirect(Draft draft, String page) {
        return "redirect:/share/" + draft.id() + page;
    }
}
