package org.safeconduct.pages.governance;

import org.safeconduct.governance.LogChecks;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Has the log checked, and says how far that is and what it came to. */
@Controller
@RequestMapping("/governance/verify")
class CheckPages {

    private final LogChecks checks;
    private final CheckViews views;

    CheckPages(LogChecks checks, CheckViews views) {
        this.checks = checks;
        this.views = views;
    }

    @GetMapping
    ModelAndView show() {
        return new ModelAndView("governance/verify")
                .addObject("check", checks.latest().map(views::of).orElse(null));
    }

    @PostMapping
    String begin() {
        checks.begin();
        return "redirect:/governance/verify";
    }
}
