package org.safeconduct.api.operation;

import java.util.List;
import java.util.UUID;
import org.safeconduct.feedback.Untold;
import org.safeconduct.platform.Rejection;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators: who has not been told yet and why, and setting a parked notice going again. */
@RestController
@RequestMapping("/notices/v1")
class NoticeController {

    private final Untold untold;

    NoticeController(Untold untold) {
        this.untold = untold;
    }

    record Resumed(UUID notice, String state) {}

    @GetMapping
    List<Untold.Notice> open() {
        return untold.open();
    }

    /** @throws Rejection if it is not parked */
    @PostMapping("/{notice}/resume")
    Resumed resume(@PathVariable UUID notice) {
        if (!untold.resume(notice)) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "no parked notice has this id");
        }
        return new Resumed(notice, "waiting");
    }
}
