package org.safeconduct.pages.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.safeconduct.drafts.Draft;
import org.safeconduct.drafts.Drafts;
import org.safeconduct.identity.Caller;
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

/** Documents that go with a disclosure. Intake judges what they are when it is shared; here only what fits a draft. */
@Controller
@RequestMapping("/share/{draft}/attachments")
class AttachmentsController {

    private static final int MOST = 10;
    private static final int LARGEST_TOGETHER = 8 * 1024 * 1024;
    private static final int LONGEST_NAME = 200;

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

    /** The file stays in memory: see {@code spring.servlet.multipart} in the settings. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView add(@PathVariable String draft, @RequestParam MultipartFile file, Caller caller) throws IOException {
        Draft found = drafts.find(draft, caller);
        byte[] data = file.getBytes();
        if (data.length == 0) {
            return page(found, "empty", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        ArrayNode attachments = found.form().withArray("/attachments");
        long together = data.length;
        for (JsonNode attachment : attachments) {
            together += attachment.path("data").asText().length() / 4 * 3;
        }
        if (attachments.size() >= MOST || together > LARGEST_TOGETHER) {
            return page(found, "too-large", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        attachments
                .addObject()
                .put("name", name(file.getOriginalFilename()))
                .put("mediaType", String.valueOf(file.getContentType()))
                .put("data", Base64.getEncoder().encodeToString(data));
        drafts.keep(found, caller);
        return new ModelAndView("redirect:/share/" + found.id() + "/attachments");
    }

    @PostMapping("/{number}/remove")
    String remove(@PathVariable String draft, @PathVariable int number, Caller caller) {
        Draft found = drafts.find(draft, caller);
        if (found.form().path("attachments") instanceof ArrayNode attachments && number >= 0) {
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
            lines.add(new Line(lines.size(), attachment.path("name").asText()));
        }
        return new ModelAndView("share/attachments", status)
                .addObject("draft", draft.id().toString())
                .addObject("attachments", lines)
                .addObject("wrong", wrong.isEmpty() ? "" : words.of("share.attachments." + wrong, Locale.ENGLISH));
    }

    /** What a browser calls the file is a label for the reader and nothing else; it may hold a path or control characters. */
    private static String name(@Nullable String given) {
        String name = given == null ? "" : given.replaceAll("[\\p{Cc}]", "").strip();
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (last.isEmpty()) {
            return "document";
        }
        return last.codePointCount(0, last.length()) <= LONGEST_NAME
                ? last
                : last.substring(0, last.offsetByCodePoints(0, LONGEST_NAME));
    }
}
