package org.safeconduct.pages.share;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Code;
import org.safeconduct.drafts.Draft;
import org.safeconduct.drafts.Drafts;
import org.safeconduct.drafts.WhyNot;
import org.safeconduct.exchange.DisclosureAnswer;
import org.safeconduct.exchange.Reply;
import org.safeconduct.feedback.CaseFile;
import org.safeconduct.feedback.CaseFiles;
import org.safeconduct.identity.Caller;
import org.safeconduct.pages.CaseSummaries;
import org.safeconduct.pages.CaseSummary;
import org.safeconduct.pages.DecisionView;
import org.safeconduct.pages.Duties;
import org.safeconduct.pages.Reviewers;
import org.safeconduct.pages.StatementViews;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.pages.form.Question;
import org.safeconduct.platform.Rejection;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What will happen if you share this, and then: share, or do not share. */
@Controller
@RequestMapping("/share")
class SendController {

    /** Whoever takes advice first has not decided, and keeps what they wrote. */
    private static final List<Question> WHY_NOT = List.of(
            Question.one(
                            "whyNot",
                            Stream.of(WhyNot.values())
                                    .filter(code -> code != WhyNot.ADVICE_FIRST)
                                    .toArray(Code[]::new))
                    .needed(),
            Question.longText("whyNotReason", 2_000).needed());

    private final Drafts drafts;
    private final Sending sending;
    private final Inconsistencies inconsistencies;
    private final CaseFiles files;
    private final CaseSummaries summaries;
    private final StatementViews views;
    private final Reviewers reviewers;
    private final Forms forms;
    private final Words words;

    SendController(
            Drafts drafts,
            Sending sending,
            Inconsistencies inconsistencies,
            CaseFiles files,
            CaseSummaries summaries,
            StatementViews views,
            Reviewers reviewers,
            Forms forms,
            Words words) {
        this.drafts = drafts;
        this.sending = sending;
        this.inconsistencies = inconsistencies;
        this.files = files;
        this.summaries = summaries;
        this.views = views;
        this.reviewers = reviewers;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping("/{draft}/call-999")
    ModelAndView danger(@PathVariable String draft, Caller caller) {
        Draft found = drafts.find(draft, caller);
        Step danger = Steps.named("danger").orElseThrow();
        return page("share/call-999", found).addObject("onward", new StepOrder(found.form()).after(danger, 0));
    }

    /** Whoever takes advice first keeps what they wrote. */
    @GetMapping("/{draft}/later")
    ModelAndView later(@PathVariable String draft, Caller caller) {
        return page("share/later", drafts.find(draft, caller));
    }

    /** Decides and explains; stores and sends nothing. */
    @GetMapping("/{draft}/before")
    ModelAndView before(@PathVariable String draft, Caller caller) {
        Draft found = drafts.find(draft, caller);
        try {
            DisclosureAnswer answer = sending.send(found, caller, true).answer();
            List<DecisionView> decisions = DecisionView.of(answer.decisions(), words);
            return page("share/before", found)
                    .addObject("decisions", decisions)
                    .addObject("button", words.of("share.going", SentTo.of(decisions), Locale.ENGLISH))
                    .addObject("reviewer", reviewer(decisions, caller))
                    .addObject("duties", Duties.of(answer.decisions(), answer.whoKnows(), words))
                    .addObject("doubts", inconsistencies.of(found))
                    .addObject("danger", found.form().path("immediateDanger").asBoolean(false))
                    .addObject("partOf", found.addsTo())
                    .addObject("statement", views.of(answer.handling()));
        } catch (Rejection rejection) {
            return cannotBeSent(found, rejection);
        }
    }

    /** The draft's id is the message's: a second press of the button, or a second try after a break, is the same message. */
    @PostMapping("/{draft}/send")
    ModelAndView send(@PathVariable String draft, Caller caller) {
        Draft found = drafts.find(draft, caller);
        try {
            Reply reply = sending.send(found, caller, false);
            // A crash here leaves the draft: sending it again gets the same answer.
            drafts.discard(found, caller);
            return new ModelAndView(
                    "redirect:/share/done/" + reply.answer().reference().value());
        } catch (Rejection rejection) {
            return cannotBeSent(found, rejection);
        }
    }

    @GetMapping("/done/{reference}")
    ModelAndView done(@PathVariable String reference, Caller caller) {
        CaseFile file = files.open(reference, caller);
        CaseSummary it = summaries.of(file, caller);
        return new ModelAndView("share/done")
                .addObject(
                        "partOf",
                        file.shared().partOf().map(part -> part.of().value()).orElse(""))
                .addObject("gone", words.of("share.gone", SentTo.of(it.decisions()), Locale.ENGLISH))
                .addObject("reviewer", reviewer(it.decisions(), caller))
                .addObject("reference", reference)
                .addObject("it", it)
                .addObject("statement", views.of(file.shared().statements().getLast()));
    }

    /** Who reads and decides on what waits; empty if nothing does. */
    private String reviewer(List<DecisionView> decisions, Caller caller) {
        return decisions.stream().anyMatch(DecisionView::waits) ? reviewers.of(caller.agency()) : "";
    }

    /** After a way back to what has been shared: see {@link SharedAlready}. */
    @GetMapping("/already/{reference}")
    ModelAndView already(@PathVariable String reference, Caller caller) {
        files.open(reference, caller);
        return new ModelAndView("share/already").addObject("reference", reference);
    }

    /** Where somebody is led who was asked to sign in when they pressed the button: nothing was sent. */
    @GetMapping("/{draft}/send")
    String back(@PathVariable String draft, Caller caller) {
        return "redirect:/share/" + drafts.find(draft, caller).id() + "/before";
    }

    @GetMapping("/{draft}/do-not-share")
    ModelAndView whyNot(@PathVariable String draft, Caller caller) {
        return whyNot(drafts.find(draft, caller), forms.show(WHY_NOT, "share"), HttpStatus.OK);
    }

    /** As good practice asks, a decision not to share is put on record with its reason. */
    @PostMapping("/{draft}/do-not-share")
    ModelAndView doNotShare(
            @PathVariable String draft, @RequestParam MultiValueMap<String, String> given, Caller caller) {
        Draft found = drafts.find(draft, caller);
        Form form = forms.read(WHY_NOT, given, "share");
        if (!form.isWhole()) {
            return whyNot(found, form, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        Answers answers = form.answers();
        drafts.doNotShare(
                found,
                caller,
                answers.one("whyNot", WhyNot.class).orElseThrow(),
                answers.text("whyNotReason").orElseThrow());
        return new ModelAndView("redirect:/share/not-shared");
    }

    @GetMapping("/not-shared")
    String notShared() {
        return "share/not-shared";
    }

    @GetMapping("/{draft}/delete")
    ModelAndView sure(@PathVariable String draft, Caller caller) {
        String list = "/share/" + drafts.find(draft, caller).id();
        return ConfirmDelete.page(ConfirmDelete.What.DRAFT, list + "/delete", list);
    }

    @PostMapping("/{draft}/delete")
    String delete(@PathVariable String draft, Caller caller) {
        drafts.discard(drafts.find(draft, caller), caller);
        return "redirect:/share";
    }

    /** Something is missing or cannot be taken: says what, and leads to the question. */
    private ModelAndView cannotBeSent(Draft draft, Rejection rejection) {
        // A form that is not finished yet has many faults; a person needs the next question.
        Optional<String> open = new StepOrder(draft.form()).open().map(stop -> "/share/" + draft.id() + stop.path());
        return new ModelAndView(
                        "share/cannot", HttpStatus.valueOf(rejection.kind().status()))
                .addObject("draft", draft.id().toString())
                .addObject(
                        "detail",
                        open.isPresent()
                                ? words.of("share.cannot.open", Locale.ENGLISH)
                                : String.valueOf(rejection.getMessage()))
                .addObject("where", open.orElseGet(() -> where(draft, rejection.pointer())));
    }

    /** The page of the question that a pointer is about; the task list where there is none. */
    private static String where(Draft draft, @Nullable String pointer) {
        String base = "/share/" + draft.id();
        if (pointer == null) {
            return base;
        }
        if (pointer.startsWith(Sending.INSIDE_A_PART)) {
            return where(draft, pointer.substring(Sending.INSIDE_A_PART.length()));
        }
        if (pointer.startsWith("/attachments")) {
            return base + "/attachments";
        }
        for (Step step : Steps.ALL) {
            String place = step.group().list();
            if (!pointer.startsWith(place)) {
                continue;
            }
            String rest = pointer.substring(place.length());
            String person = "";
            if (step.group().isForEach()) {
                String[] parts = rest.split("/", 3);
                person = parts.length > 1 ? "/" + parts[1] : "/0";
                rest = parts.length > 2 ? "/" + parts[2] : "";
            }
            String within = rest;
            if (step.members().stream().anyMatch(member -> within.startsWith(member.path()))) {
                return base + "/" + step.name() + person;
            }
        }
        return base;
    }

    private static ModelAndView whyNot(Draft draft, Form form, HttpStatus status) {
        return new ModelAndView("share/do-not-share", status)
                .addObject("draft", draft.id().toString())
                .addObject("fields", form.fields());
    }

    private static ModelAndView page(String template, Draft draft) {
        return new ModelAndView(template).addObject("draft", draft.id().toString());
    }
}
