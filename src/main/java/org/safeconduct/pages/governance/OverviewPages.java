package org.safeconduct.pages.governance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Code;
import org.safeconduct.governance.Attention;
import org.safeconduct.governance.LogChecks;
import org.safeconduct.handling.Handling;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.pages.Words;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.sharing.RuleLine;
import org.safeconduct.sharing.Sharing;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What needs attention, the agreements, the rulebooks. */
@Controller
@RequestMapping("/governance")
class OverviewPages {

    private static final Locale READER = Locale.ENGLISH;

    private final Attention attention;
    private final LogChecks checks;
    private final CheckViews views;
    private final Register register;
    private final Sharing sharing;
    private final Handling handling;
    private final OutcomeCatalogue outcomes;
    private final Words words;

    OverviewPages(
            Attention attention,
            LogChecks checks,
            CheckViews views,
            Register register,
            Sharing sharing,
            Handling handling,
            OutcomeCatalogue outcomes,
            Words words) {
        this.attention = attention;
        this.checks = checks;
        this.views = views;
        this.register = register;
        this.sharing = sharing;
        this.handling = handling;
        this.outcomes = outcomes;
        this.words = words;
    }

    @GetMapping
    ModelAndView start() {
        return new ModelAndView("governance/start")
                .addObject("now", attention.now())
                .addObject("check", checks.latest().map(views::of).orElse(null));
    }

    /** An agreement in words. */
    record Shown(
            String id,
            String review,
            boolean overdue,
            boolean soon,
            String reviewDate,
            String tier,
            String status,
            String parties,
            String purposes,
            String version) {}

    @GetMapping("/agreements")
    ModelAndView agreements() {
        return new ModelAndView("governance/agreements")
                .addObject(
                        "agreements",
                        attention.agreements().stream().map(this::shown).toList());
    }

    private Shown shown(Attention.Reviewed reviewed) {
        Agreement agreement = reviewed.held().agreement();
        return new Shown(
                agreement.id(),
                words.of("agreement.review." + code(reviewed.review()), READER),
                reviewed.review() == Attention.Review.OVERDUE,
                reviewed.review() == Attention.Review.SOON,
                Days.of(agreement.reviewDate()),
                plain(agreement.tier()),
                plain(agreement.status()),
                agreement.parties().stream().map(this::agency).sorted().collect(Collectors.joining(", ")),
                labels("share.purposes", agreement.purposes()),
                reviewed.held().version() == 0
                        ? words.of("agreement.file", READER)
                        : words.of("agreement.version", READER, reviewed.held().version()));
    }

    /** One rulebook in numbers. */
    record Book(String name, String href, String version, long rows, List<Long> grades, long confirmed) {}

    @GetMapping("/rulebooks")
    ModelAndView rulebooks() {
        List<Book> books = new ArrayList<>();
        books.add(book("rulebook.sharing", "/rules/sharing", sharing.version(), sharing.lines()));
        books.add(book("rulebook.handling", "/rules/handling", handling.version(), handling.lines()));
        books.add(new Book(
                words.of("rulebook.outcomes", READER),
                "/rules/outcomes",
                sharing.version(),
                outcomes.all().size(),
                grades(outcomes.all().stream().map(outcome -> outcome.grade()).toList()),
                0));
        return new ModelAndView("governance/rulebooks").addObject("books", books);
    }

    private Book book(String key, String href, String version, List<RuleLine> lines) {
        return new Book(
                words.of(key, READER),
                href,
                version,
                lines.size(),
                grades(lines.stream().map(RuleLine::grade).toList()),
                lines.stream().filter(line -> line.confirmedBy().isPresent()).count());
    }

    private static List<Long> grades(List<RuleInfo.Grade> found) {
        return List.of(RuleInfo.Grade.values()).stream()
                .map(grade -> found.stream().filter(grade::equals).count())
                .toList();
    }

    private String agency(AgencyId id) {
        return register.agency(id).map(Agency::name).orElse(id.value());
    }

    private String labels(String prefix, Collection<? extends Code> codes) {
        return codes.stream()
                .map(code -> words.of(prefix, code, READER))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String plain(Code code) {
        return code.code().replace('-', ' ');
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
