package org.safeconduct.pages.share;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.safeconduct.drafts.Draft;
import org.safeconduct.drafts.Drafts;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Documents;
import org.safeconduct.pages.Words;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Documents that go with a disclosure. What is taken, {@link Upload} says. */
@Controller
@RequestMapping("/share/{draft}/attachments")
class AttachmentsController {

    /** The button that adds and goes on, for whoever has chosen a last file or none. */
    private static final String ON = "on";

    private final Drafts drafts;
    private final Words words;

    AttachmentsController(Drafts drafts, Words words) {
        this.drafts = drafts;
        this.words = words;
    }

    /** A document in the list. */
    record Line(int number, String name) {
        @Override
        public String toString() {
            return "Line[withheld]";
        }
    }

    @GetMapping
    ModelAndView list(@PathVariable String draft, Caller caller) {
        return page(drafts.find(draft, caller), "", HttpStatus.OK);
    }

    /**
     * Whatever the button, a file that was chosen is added. It stays in memory: see {@code spring.servlet.multipart} in the
     * settings.
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView add(
            @PathVariable String draft,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String then,
            Caller caller)
            throws IOException {
        Draft found = drafts.find(draft, caller);
        String onward = "redirect:/share/" + found.id() + (then.equals(ON) ? "" : "/attachments");
        if (file == null || String.valueOf(file.getOriginalFilename()).isEmpty()) {
            return then.equals(ON) ? new ModelAndView(onward) : page(found, "none", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return switch (Upload.judge(found.form(), file.getOriginalFilename(), file.getBytes())) {
            case Upload.Judged.Refused refused -> page(found, refused.how(), HttpStatus.UNPROCESSABLE_ENTITY);
            case Upload.Judged.Taken taken -> {
                found.form().withArray("/attachments").add(taken.attachment());
                drafts.keep(found, caller);
                yield new ModelAndView(onward);
            }
        };
    }

    @GetMapping("/{number}/remove")
    ModelAndView sure(@PathVariable String draft, @PathVariable int number, Caller caller) {
        Draft found = drafts.find(draft, caller);
        String list = "/share/" + found.id() + "/attachments";
        JsonNode attachment = found.form().path("attachments").path(number);
        return attachment.isMissingNode()
                ? new ModelAndView("redirect:" + list)
                : ConfirmDelete.page(ConfirmDelete.What.DOCUMENT, list + "/" + number + "/remove", list)
                        .addObject("name", attachment.path("name").asString(""));
    }

    /** @param name of the document that was meant: after a second press another may stand at its place */
    @PostMapping("/{number}/remove")
    String remove(
            @PathVariable String draft,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String name,
            Caller caller) {
        Draft found = drafts.find(draft, caller);
        if (found.form().path("attachments") instanceof ArrayNode attachments
                && attachments.path(number).path("name").asString("").equals(name)
                && attachments.has(number)) {
            attachments.remove(number);
            if (attachments.isEmpty()) {
                found.form().remove("attachments");
            }
            drafts.keep(found, caller);
        }
        return "redirect:/share/" + found.id() + "/attachments";
    }

    private ModelAndView page(Draft draft, String wrong, HttpStatus status) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode attachment : draft.form().path("attachments")) {
            lines.add(new Line(lines.size(), attachment.path("name").asString("")));
        }
        return new ModelAndView("share/attachments", status)
                .addObject("draft", draft.id().toString())
                .addObject("attachments", lines)
                .addObject("noImages", Documents.refuseImages(draft.form()))
                .addObject("wrong", wrong.isEmpty() ? "" : words.of("share.attachments." + wrong, Locale.ENGLISH));
    }
}
