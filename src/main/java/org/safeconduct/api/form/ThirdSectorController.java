package org.safeconduct.api.form;

import jakarta.servlet.http.HttpServletRequest;
import org.safeconduct.api.ReplyBody;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Submission;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /third-sector/v1}: takes the JSON form from a charity's system, and shows its schema. */
@RestController
@RequestMapping("/third-sector/v1")
class ThirdSectorController {

    private final FormDoor form;

    ThirdSectorController(FormDoor form) {
        this.form = form;
    }

    @PostMapping(path = "/disclosures", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReplyBody> take(
            HttpServletRequest request, Caller caller, @RequestParam(defaultValue = "false") boolean preview) {
        return form.take(request, caller, Submission.Channel.THIRD_SECTOR, preview);
    }

    @GetMapping("/schema")
    ResponseEntity<byte[]> schema() {
        return form.schema();
    }
}
