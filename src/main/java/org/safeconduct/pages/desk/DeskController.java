package org.safeconduct.pages.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.desk.Inbox;
import org.safeconduct.desk.InboxList;
import org.safeconduct.desk.Opening;
import org.safeconduct.desk.State;
import org.safeconduct.desk.Urgency;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.RecipientActs;
import org.safeconduct.identity.Caller;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What arrived: the list, one case from outside, and the case opened. */
@Controller
@RequestMapping("/{room:inbox|police}")
class DeskController {

    private static final Locale READER = Locale.ENGLISH;
    private static final int PER_PAGE = 20;
    private static final int MOST_PAGES = 10_000;

    private final InboxList list;
    private final Inbox inbox;
    private final Opening opening;
    private final RecipientActs acts;
    private final CoverViews covers;
    private final ReadViews reading;
    private final Words words;
    private final Moments moments;

    DeskController(
            InboxList list,
            Inbox inbox,
            Opening opening,
            RecipientActs acts,
            CoverViews covers,
            ReadViews reading,
            Words words,
            Moments moments) {
        this.list = list;
        this.inbox = inbox;
        this.opening = opening;
        this.acts = acts;
        this.covers = covers;
        this.reading = reading;
        this.words = words;
        this.moments = moments;
    }

    /**
     * Nothing in the list says whom a case is about.
     *
     * @param urgency the code, for style; {@code urgent} says the same
     */
    record Line(String reference, String arrived, String due, String urgency, String urgent, String state) {}

    @GetMapping
    ModelAndView list(
            @PathVariable String room,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String urgency,
            @RequestParam(defaultValue = "") String reference,
            Caller caller) {
        int shown = Math.clamp(page, 1, MOST_PAGES);
        Optional<State> asked = Code.read(State.class, state);
        Optional<Urgency> urgent = Code.read(Urgency.class, urgency);
        String searched = Optional.of(reference)
                .filter(text -> text.matches("[0-9A-Za-z -]{0,20}"))
                .map(String::strip)
                .orElse("");
        List<InboxList.Line> found = list.of(
                caller.agency(),
                new InboxList.Filter(asked, urgent, searched),
                (shown - 1) * PER_PAGE,
                PER_PAGE + 1);
        return page("list", Room.at(room))
                .addObject(
                        "lines", found.stream().limit(PER_PAGE).map(this::line).toList())
                .addObject("page", shown)
                .addObject("more", found.size() > PER_PAGE)
                .addObject("filtered", asked.isPresent() || urgent.isPresent() || !searched.isEmpty())
                .addObject("state", select("state", State.values(), asked))
                .addObject("urgency", select("urgency", Urgency.values(), urgent))
                .addObject(
                        "reference",
                        new Field(
                                "reference",
                                words.of("desk.reference", READER),
                                words.of("desk.reference.hint", READER),
                                List.of(),
                                List.of(searched),
                                ""));
    }

    /** The case from outside: nothing of it is opened for this page. */
    @GetMapping("/{reference:SC-[A-Z0-9-]+}")
    ModelAndView cover(
            @PathVariable String room,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String did,
            Caller caller) {
        return of("cover", Room.at(room), inbox.known(reference, caller), caller)
                .addObject("did", Code.read(Act.class, did).map(Act::code).orElse(""))
                .addObject("hosted", opening.possible(caller));
    }

    /** The case opened; that it is opened is on record before anything of it is shown. */
    @GetMapping("/{reference:SC-[A-Z0-9-]+}/open")
    ModelAndView open(@PathVariable String room, @PathVariable String reference, Caller caller) {
        Reference known = inbox.known(reference, caller);
        List<Opening.Opened> opened = opening.open(reference, caller);
        return of("read", Room.at(room), known, caller)
                .addObject("opened", reading.of(opened))
                .addObject(
                        "related",
                        inbox.related(known, caller).stream()
                                .map(each -> new Related(
                                        each.reference().value(), moments.of(each.arrivedAt())))
                                .toList());
    }

    record Related(String reference, String arrived) {}

    private ModelAndView of(String template, Room room, Reference known, Caller caller) {
        List<Reference> parts = inbox.parts(known, caller);
        InboxList.Line line = list.of(caller.agency(), known).orElseThrow();
        ArrayNode owed = acts.owed(parts, caller);
        return page(template, room)
                .addObject("it", line(line))
                .addObject("withdrawn", line.state() == State.WITHDRAWN)
                .addObject("isNew", line.state() == State.NEW)
                .addObject("parts", parts.stream().map(Reference::value).toList())
                .addObject("clocks", covers.clocks(owed))
                .addObject("decided", covers.decided(acts.decided(known, caller)))
                .addObject("asked", covers.asked(acts.asked(known, caller)));
    }

    private Line line(InboxList.Line line) {
        return new Line(
                line.reference().value(),
                moments.of(line.arrivedAt()),
                line.dueAt().map(moments::of).orElse(""),
                line.urgency().code(),
                words.of("desk.urgency", line.urgency(), READER),
                words.of("desk.state", line.state(), READER));
    }

    private <E extends Enum<E> & Code> Field select(String name, E[] codes, Optional<E> chosen) {
        List<Field.Choice> choices = new ArrayList<>();
        choices.add(new Field.Choice("", words.of("desk.any", READER)));
        for (E code : codes) {
            choices.add(new Field.Choice(code.code(), words.of("desk." + name, code, READER)));
        }
        return new Field(
                name,
                words.of("desk." + name, READER),
                "",
                choices,
                List.of(chosen.map(Code::code).orElse("")),
                "");
    }

    private static ModelAndView page(String template, Room room) {
        return new ModelAndView("desk/" + template)
                .addObject("room", room.path())
                .addObject("mash", room == Room.INBOX);
    }
}
