package org.safeconduct.feedback.telling;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    private static final int MOST = 500;

    private final Notices notices;
    private final NewsDesk desk;

    NoticeController(Notices notices, NewsDesk desk) {
        this.notices = notices;
        this.desk = desk;
    }

    @GetMapping
    List<Notices.Shown> open() {
        return notices.open(MOST);
    }

    /** @throws Rejection if it is not parked */
    @PostMapping("/{notice}/resume")
    Map<String, String> resume(@PathVariable UUID notice) {
        if (!desk.resume(notice)) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "no parked notice has this id");
        }
        return Map.of("notice", notice.toString(), "state", "waiting");
    }
}
