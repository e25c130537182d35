package org.safeconduct.pages.sent;

import java.util.List;
import java.util.Locale;
import org.safeconduct.exchange.SentList;
import org.safeconduct.exchange.Statements;
import org.safeconduct.feedback.CaseFile;
import org.safeconduct.feedback.CaseFiles;
import org.safeconduct.feedback.SharerActs;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.Role;
import org.safeconduct.pages.CaseSummaries;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.StatementPdf;
import org.safeconduct.pages.StatementViews;
import org.safeconduct.pages.Words;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a person's agency has sent: the list, one case, its statement. */
@Controller
@RequestMapping("/sent")
class SentController {

    private static final int PER_PAGE = 20;
    private static final int MOST_PAGES = 10_000;

    private final SentList list;
    private final CaseFiles files;
    private final SentCases cases;
    private final CaseSummaries summaries;
    private final Statements statements;
    private final StatementViews views;
    private final StatementPdf pdf;
    private final Words words;
    private final Moments moments;

    SentController(
            SentList list,
            CaseFiles files,
            SentCases cases,
            CaseSummaries summaries,
            Statements statements,
            StatementViews views,
            StatementPdf pdf,
            Words words,
            Moments moments) {
        this.list = list;
        this.files = files;
        this.cases = cases;
        this.summaries = summaries;
        this.statements = statements;
        this.views = views;
        this.pdf = pdf;
        this.words = words;
        this.moments = moments;
    }

    /** Nothing in the list says whom a disclosure is about. */
    record Line(String reference, String sent, String status) {}

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "1") int page, Caller caller) {
        int shown = Math.clamp(page, 1, MOST_PAGES);
        List<SentList.Line> found = list.of(caller, (shown - 1) * PER_PAGE, PER_PAGE + 1);
        return new ModelAndView("sent/list")
                .addObject(
                        "lines", found.stream().limit(PER_PAGE).map(this::line).toList())
                .addObject("page", shown)
                .addObject("more", found.size() > PER_PAGE)
                .addObject("mayShare", caller.has(Role.SHARER));
    }

    private Line line(SentList.Line line) {
        return new Line(
                line.reference().value(),
                moments.of(line.receivedAt()),
                words.of("sent.status", line.status(), Locale.ENGLISH));
    }

    /**
     * What the reader has just done with it comes with the redirect from where it was done, as {@code did}: an address that says
     * so would show it to whoever opens it.
     */
    @GetMapping("/{reference}")
    ModelAndView one(@PathVariable String reference, Model just, Caller caller) {
        CaseFile file = files.open(reference, caller);
        SentCase shown = cases.of(file, caller.agency());
        return new ModelAndView("sent/case")
                .addObject("it", shown)
                .addObject("did", just.asMap().getOrDefault("did", ""))
                .addObject("mayShare", caller.has(Role.SHARER))
                .addObject("notUnrecorded", SharerActs.NOT_UNRECORDED)
                .addObject("challenged", SharerActs.CHALLENGED)
                .addObject("mayAdd", shown.mayAct() && caller.has(Role.SHARER))
                .addObject("statement", views.of(file.shared().statements().getLast()));
    }

    @GetMapping("/{reference}/statement.pdf")
    ResponseEntity<byte[]> statement(@PathVariable String reference, Caller caller) {
        CaseFile file = files.open(reference, caller);
        Statements.Version version = statements.current(reference, caller);
        return pdf.write(version, summaries.of(file, caller));
    }
}
