package org.safeconduct.pages.desk;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.safeconduct.desk.Opening;
import org.safeconduct.disclosure.Attachment;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.envelope.EnvelopeText;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Hands out a document of an opened case, to be saved and never to be shown: a browser must not run what somebody sent. */
@Controller
class DocumentController {

    private final Opening opening;

    DocumentController(Opening opening) {
        this.opening = opening;
    }

    @GetMapping("/{room:inbox|police}/{reference:SC-[A-Z0-9-]+}/document")
    ResponseEntity<byte[]> document(
            @PathVariable String reference, @RequestParam UUID of, @RequestParam int number, Caller caller) {
        List<Attachment> attachments = opening.open(reference, caller).stream()
                .filter(opened -> opened.envelope().equals(of))
                .flatMap(opened -> opened.content().stream())
                .flatMap(content -> content instanceof EnvelopeText.Shared shared
                        ? shared.disclosure().attachments().stream()
                        : Stream.empty())
                .toList();
        if (number < 1 || number > attachments.size()) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "no such document");
        }
        Attachment attachment = attachments.get(number - 1);
        // The sender's name for it may be a child's; a browser keeps names of what it saved.
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"document-" + number + ending(attachment) + "\"")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(attachment.data());
    }

    private static String ending(Attachment attachment) {
        return switch (attachment.mediaType()) {
            case "application/pdf" -> ".pdf";
            case "image/png" -> ".png";
            case "image/jpeg" -> ".jpg";
            case "text/plain" -> ".txt";
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> ".docx";
            default -> "";
        };
    }
}
