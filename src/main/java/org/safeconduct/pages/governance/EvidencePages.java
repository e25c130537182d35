package org.safeconduct.pages.governance;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceSearch.Found;
import org.safeconduct.evidence.Fact;
import org.safeconduct.governance.EvidenceInquiry;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Field;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.pages.form.Question;
import org.safeconduct.platform.Rejection;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Evidence by reference, kind, agency and day: nothing that is asked for by the address is about a person. */
@Controller
class EvidencePages {

    private static final Locale READER = Locale.ENGLISH;
    private static final int PER_PAGE = 50;
    private static final int LONGEST = 100;

    private final EvidenceInquiry inquiry;
    private final Register register;
    private final Forms forms;
    private final Words words;
    private final Moments moments;

    EvidencePages(EvidenceInquiry inquiry, Register register, Forms forms, Words words, Moments moments) {
        this.inquiry = inquiry;
        this.register = register;
        this.forms = forms;
        this.words = words;
        this.moments = moments;
    }

    /**
     * One record in words.
     *
     * @param who the agencies that it names
     * @param record as it is kept
     */
    record Line(String at, String what, String reference, String who, String record) {}

    @GetMapping("/governance/evidence")
    ModelAndView search(
            @RequestParam Map<String, String> given,
            @RequestParam Optional<Long> older,
            @RequestParam Optional<String> search) {
        boolean begun = search.isPresent() || older.isPresent();
        return page(read(given, older.map(OptionalLong::of).orElse(OptionalLong.empty())), begun);
    }

    /** What is typed gets into an address only once it is known to be a day, or a reference of which there is evidence. */
    @PostMapping(path = "/governance/evidence", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Object ask(@RequestParam Map<String, String> given) {
        Search asked = read(given, OptionalLong.empty());
        if (!asked.wrong().isEmpty()
                || asked.asked().reference().filter(one -> !inquiry.knows(one)).isPresent()) {
            return page(asked, true);
        }
        return "redirect:" + uri(asked.asked(), "search", "yes");
    }

    /**
     * What is asked for, and which field is wrong if one is.
     *
     * @param from as it was typed
     * @param to as it was typed
     */
    private record Search(EvidenceInquiry.Asked asked, String from, String to, String wrong) {}

    private Search read(Map<String, String> given, OptionalLong older) {
        String typed = given.getOrDefault("reference", "").strip();
        String from = given.getOrDefault("from", "").strip();
        String to = given.getOrDefault("to", "").strip();
        Optional<Reference> reference = Reference.typed(typed);
        EvidenceInquiry.Asked asked = new EvidenceInquiry.Asked(
                reference,
                Code.read(Event.class, given.getOrDefault("event", "")),
                register.agencies().stream()
                        .map(Agency::id)
                        .filter(id -> id.value().equals(given.get("agency")))
                        .findFirst(),
                from,
                to,
                older);
        if (!typed.isEmpty() && reference.isEmpty()) {
            return new Search(asked, from, to, "reference");
        }
        try {
            inquiry.check(asked);
            return new Search(asked, from, to, "");
        } catch (Rejection rejection) {
            return new Search(
                    asked, from, to, String.valueOf(rejection.pointer()).replace("/", ""));
        }
    }

    private ModelAndView page(Search search, boolean begun) {
        String wrong = search.wrong();
        EvidenceInquiry.Asked asked = search.asked();
        boolean searched = begun && wrong.isEmpty();
        List<Found> found = searched ? inquiry.find(asked, PER_PAGE + 1) : List.of();
        List<Found> shown = found.stream().limit(PER_PAGE).toList();
        Answers given = Answers.none()
                .and("reference", asked.reference().map(Reference::value))
                .and("event", asked.event().map(Event::code))
                .and("agency", asked.agency().map(AgencyId::value))
                .and("from", Optional.of(search.from()))
                .and("to", Optional.of(search.to()));
        Form form = forms.show(questions(), given, "search");
        if (!wrong.isEmpty()) {
            form.wrong(wrong);
        }
        return new ModelAndView(
                        "governance/evidence", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY)
                .addObject("fields", form.fields())
                .addObject("searched", searched)
                .addObject("lines", shown.stream().map(this::line).toList())
                .addObject(
                        "next",
                        found.size() > PER_PAGE
                                ? uri(
                                        asked,
                                        "older",
                                        String.valueOf(shown.getLast().entry()))
                                : "");
    }

    private static String uri(EvidenceInquiry.Asked asked, String key, String value) {
        return UriComponentsBuilder.fromPath("/governance/evidence")
                .queryParamIfPresent("reference", asked.reference().map(Reference::value))
                .queryParamIfPresent("event", asked.event().map(Event::code))
                .queryParamIfPresent("agency", asked.agency().map(AgencyId::value))
                .queryParamIfPresent("from", Optional.of(asked.from()).filter(day -> !day.isEmpty()))
                .queryParamIfPresent("to", Optional.of(asked.to()).filter(day -> !day.isEmpty()))
                .queryParam(key, value)
                .toUriString();
    }

    private Line line(Found found) {
        String who = Stream.of(Fact.AGENCY, Fact.RECIPIENT_AGENCY, Fact.ACTOR_AGENCY)
                .map(found::text)
                .filter(id -> !id.isEmpty())
                .distinct()
                .map(this::name)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return new Line(
                moments.of(Instant.parse(found.at())),
                words.of("evidence." + found.event(), READER),
                found.reference(),
                who,
                found.record());
    }

    private String name(String agency) {
        return register.agencies().stream()
                .filter(known -> known.id().value().equals(agency))
                .map(Agency::name)
                .findFirst()
                .orElse(agency);
    }

    private List<Question> questions() {
        return List.of(
                Question.text("reference", LONGEST),
                Question.oneOfMany(
                        "event",
                        Arrays.stream(Event.values())
                                .map(event -> new Field.Choice(event.code(), words.of("evidence", event, READER)))
                                .sorted(Comparator.comparing(Field.Choice::label))
                                .toList()),
                Question.oneOfMany(
                        "agency",
                        register.agencies().stream()
                                .sorted(Comparator.comparing(Agency::name))
                                .map(agency -> new Field.Choice(agency.id().value(), agency.name()))
                                .toList()),
                Question.text("from", LONGEST),
                Question.text("to", LONGEST));
    }
}
