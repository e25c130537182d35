package org.safeconduct.pages.desk;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.desk.InboxList;
import org.safeconduct.desk.State;
import org.safeconduct.desk.Urgency;
import org.safeconduct.disclosure.Code;
import org.safeconduct.identity.Caller;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.pages.form.Question;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What arrived: the list, and a case by its reference. */
@Controller
@RequestMapping("/{room:inbox|police}")
class ListController {

    private static final Locale READER = Locale.ENGLISH;
    private static final int PER_PAGE = 20;
    private static final int MOST_PAGES = 10_000;

    private static final List<Question> FIND = List.of(Question.text("reference", 100));
    private static final List<Question> FILTER =
            List.of(Question.oneOfMany("state", State.values()), Question.oneOfMany("urgency", Urgency.values()));

    private final InboxList list;
    private final Clock clock;
    private final LineViews lines;
    private final Forms forms;
    private final Words words;

    ListController(InboxList list, LineViews lines, Forms forms, Words words, Clock clock) {
        this.list = list;
        this.lines = lines;
        this.forms = forms;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(
            @PathVariable String room,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String urgency,
            Caller caller) {
        int shown = Math.clamp(page, 1, MOST_PAGES);
        Optional<State> asked = Code.read(State.class, state);
        Optional<Urgency> urgent = Code.read(Urgency.class, urgency);
        return listed(Room.at(room), asked, urgent, shown, caller, "");
    }

    /** Whoever comes back to a search, such as after signing in again, comes to the list. */
    @GetMapping("/find")
    String again(@PathVariable String room) {
        return "redirect:/" + Room.at(room).path();
    }

    /**
     * Finds a case by its reference. People type names here, too: nothing of what was typed is in an address, a title or the
     * page that comes back.
     */
    @PostMapping(path = "/find", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView find(@PathVariable String room, @RequestParam(defaultValue = "") String reference, Caller caller) {
        Room where = Room.at(room);
        List<InboxList.Line> found = list.find(caller.agency(), reference, PER_PAGE);
        if (found.size() == 1) {
            return new ModelAndView(
                    "redirect:/%s/%s".formatted(where.path(), found.getFirst().reference()));
        }
        if (found.isEmpty()) {
            ModelAndView none = listed(
                    where, Optional.empty(), Optional.empty(), 1, caller, words.of("desk.reference.none", READER));
            none.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return none;
        }
        return listing(where, caller, found, Optional.empty(), Optional.empty(), "")
                .addObject("filtered", true)
                // What was searched for is in no address, so it cannot be asked for again.
                .addObject("live", "");
    }

    private ModelAndView listed(
            Room room, Optional<State> state, Optional<Urgency> urgency, int page, Caller caller, String wrong) {
        List<InboxList.Line> found =
                list.of(caller.agency(), new InboxList.Filter(state, urgency, ""), (page - 1) * PER_PAGE, PER_PAGE + 1);
        return listing(room, caller, found.stream().limit(PER_PAGE).toList(), state, urgency, wrong)
                .addObject("page", page)
                .addObject("more", found.size() > PER_PAGE)
                .addObject("filtered", state.isPresent() || urgency.isPresent());
    }

    /** @param wrong with the reference that was looked for; empty if nothing is */
    private ModelAndView listing(
            Room room,
            Caller caller,
            List<InboxList.Line> found,
            Optional<State> state,
            Optional<Urgency> urgency,
            String wrong) {
        Form find = forms.show(FIND, "desk");
        find.say("reference", wrong);
        Answers chosen = Answers.none().and("state", state.map(Code::code)).and("urgency", urgency.map(Code::code));
        InboxList.Unread unread = list.unread(caller.agency());
        return new ModelAndView("desk/list")
                .addObject("live", wrong.isEmpty() ? room.path() : "")
                .addObject("now", clock.millis())
                .addObject("waiting", unread.all())
                .addObject("inDanger", unread.danger())
                .addObject("room", room.path())
                .addObject("mash", room == Room.INBOX)
                .addObject("lines", found.stream().map(lines::of).toList())
                .addObject("page", 1)
                .addObject("more", false)
                .addObject("filter", forms.show(FILTER, chosen, "desk").fields())
                .addObject("fields", find.fields());
    }
}
