package org.safeconduct.pages.share;

import java.util.Locale;
import org.springframework.web.servlet.ModelAndView;

/** Asks before something that was written is thrown away. */
final class ConfirmDelete {

    private ConfirmDelete() {}

    /** What is to go. */
    enum What {
        DRAFT,
        PERSON,
        DOCUMENT
    }

    /**
     * @param action where the yes is sent
     * @param back where the no leads
     */
    static ModelAndView page(What what, String action, String back) {
        return new ModelAndView("share/sure")
                .addObject("what", what.name().toLowerCase(Locale.ROOT))
                .addObject("action", action)
                .addObject("back", back)
                .addObject("name", "");
    }
}
