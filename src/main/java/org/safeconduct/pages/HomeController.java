package org.safeconduct.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.CurrentCaller;
import org.safeconduct.identity.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The first page: what this is, what whoever is signed in can do, where to send, and, in development, what became of the
 * disclosures sent at the start. Who does nothing but receive goes on to what they received.
 */
@Controller
class HomeController {

    private static final Map<Role, String> DESKS =
            Map.of(Role.MASH_OFFICER, "/inbox", Role.POLICE_DECISION_MAKER, "/police");

    private final ObjectProvider<Showcase> showcase;
    private final CurrentCaller current;

    HomeController(ObjectProvider<Showcase> showcase, CurrentCaller current) {
        this.showcase = showcase;
        this.current = current;
    }

    @GetMapping("/")
    String home(Model model, HttpServletRequest request) {
        // Only people have sessions; a system with a token reads this page like anybody else.
        Set<Role> roles = request.getSession(false) == null
                ? Set.of()
                : current.caller().map(Caller::roles).orElse(Set.of());
        if (roles.size() == 1 && DESKS.containsKey(roles.iterator().next())) {
            return "redirect:" + DESKS.get(roles.iterator().next());
        }
        Showcase available = showcase.getIfAvailable();
        model.addAttribute("development", available != null);
        model.addAttribute("shown", available == null ? List.of() : available.shown());
        return "home";
    }
}
