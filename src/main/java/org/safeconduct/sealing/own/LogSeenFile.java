package org.safeconduct.sealing.own;

import java.nio.file.Path;
import org.springframework.modulith.NamedInterface;

/**
 * The file beside the log's key in which the gateway keeps what it has seen signed in the log's name.
 *
 * @param development whether the log may begin anew here
 */
@NamedInterface
public record LogSeenFile(Path path, boolean development) {}
