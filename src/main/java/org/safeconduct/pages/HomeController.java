package org.safeconduct.pages;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what this is, where to send, and, in development, what became of the disclosures sent at the start. */
@Controller
class HomeController {

    private final ObjectProvider<Showcase> showcase;

    HomeController(ObjectProvider<Showcase> showcase) {
        this.showcase = showcase;
    }

    @GetMapping("/")
    String home(Model model) {
        Showcase available = showcase.getIfAvailable();
        model.addAttribute("development", available != null);
        model.addAttribute("shown", available == null ? List.of() : available.shown());
        return "home";
    }
}
