package org.safeconduct.api.proof;

import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every call of the interface, as an OpenAPI 3.1 document. It is the same for everyone and says nothing of this gateway's data. */
@RestController
class InterfaceController {

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final Resource document = new ClassPathResource("openapi/openapi.json");

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Resource> document() {
        return ResponseEntity.ok()
                .cacheControl(AN_HOUR)
                .contentType(MediaType.APPLICATION_JSON)
                .body(document);
    }
}
