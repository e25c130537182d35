package org.safeconduct.pages.desk;

import java.util.List;
import org.safeconduct.desk.Inbox;
import org.safeconduct.desk.InboxList;
import org.safeconduct.desk.Opening;
import org.safeconduct.desk.State;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.RecipientActs;
import org.safeconduct.identity.Caller;
import org.safeconduct.pages.Moments;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One case from outside, and the case opened. */
@Controller
@RequestMapping("/{room:inbox|police}")
class DeskController {

    private final Inbox inbox;
    private final Opening opening;
    private final RecipientActs acts;
    private final CoverViews covers;
    private final ReadViews reading;
    private final LineViews lines;
    private final Moments moments;

    DeskController(
            Inbox inbox,
            Opening opening,
            RecipientActs acts,
            CoverViews covers,
            ReadViews reading,
            LineViews lines,
            Moments moments) {
        this.inbox = inbox;
        this.opening = opening;
        this.acts = acts;
        this.covers = covers;
        this.reading = reading;
        this.lines = lines;
        this.moments = moments;
    }

    /** The case from outside: nothing of it is opened for this page. */
    @GetMapping("/{reference:SC-[A-Z0-9-]+}")
    ModelAndView cover(
            @PathVariable String room,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String did,
            Caller caller) {
        return of("cover", Room.at(room), inbox.known(reference, caller), caller)
                .addObject(
                        "did",
                        Code.read(OfficerAct.class, did).map(OfficerAct::code).orElse(""))
                .addObject("hosted", opening.possible(caller));
    }

    /** The case opened; that it is opened is on record before anything of it is shown. */
    @GetMapping("/{reference:SC-[A-Z0-9-]+}/open")
    ModelAndView open(@PathVariable String room, @PathVariable String reference, Caller caller) {
        InboxList.Line known = inbox.known(reference, caller);
        List<Opening.Opened> opened = opening.open(known, caller);
        return of("read", Room.at(room), known, caller)
                .addObject("opened", reading.of(opened))
                .addObject("keptFromPolice", keptFromPolice(Room.at(room), known))
                .addObject(
                        "related",
                        inbox.related(known, caller).stream()
                                .map(each -> new Related(each.reference().value(), moments.of(each.arrivedAt())))
                                .toList());
    }

    /** In which parts of a case a MASH has an address that the police were not given. */
    private List<String> keptFromPolice(Room room, InboxList.Line known) {
        return room == Room.INBOX
                ? inbox.addressKeptFromPolice(known).stream()
                        .map(Reference::value)
                        .toList()
                : List.of();
    }

    record Related(String reference, String arrived) {}

    private ModelAndView of(String template, Room room, InboxList.Line line, Caller caller) {
        Reference known = line.reference();
        List<Reference> parts = line.parts();
        return page(template, room)
                .addObject("it", lines.of(line))
                .addObject("withdrawn", line.state() == State.WITHDRAWN)
                .addObject("isNew", line.state() == State.NEW)
                .addObject("parts", parts.stream().map(Reference::value).toList())
                .addObject("clocks", covers.clocks(acts.owed(parts, caller)))
                .addObject("others", covers.others(acts.decidedByOthers(parts, caller)))
                .addObject("decided", covers.decided(acts.decided(known, caller)))
                .addObject("asked", covers.asked(acts.asked(known, caller)));
    }

    private static ModelAndView page(String template, Room room) {
        return new ModelAndView("desk/" + template)
                .addObject("room", room.path())
                .addObject("mash", room == Room.INBOX);
    }
}
