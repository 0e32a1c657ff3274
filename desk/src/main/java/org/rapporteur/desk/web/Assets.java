package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.publish.AccountParts;
import org.rapporteur.text.Sha256;

/**
 * The style sheets and the script, held in memory under names that change with their content, so that a browser keeps them for
 * ever. What is asked for is looked up among these names; it never names a file.
 */
final class Assets implements Routes {
    /** 64 bits of the hash: enough to tell versions apart. */
    private static final int HASH_DIGITS = 16;

    private final Map<String, Asset> byFile = new HashMap<>();
    private final String account;
    private final String desk;
    private final String icon;
    private final @Nullable String script;

    @SuppressWarnings("ArrayRecordComponent") // never handed out, never compared
    private record Asset(String type, byte[] bytes) {}

    Assets() {
        account = put("account.css", "text/css", AccountParts.stylesheet().getBytes(StandardCharsets.UTF_8));
        desk = required("/org/rapporteur/desk/web/desk.css", "text/css");
        icon = required("/org/rapporteur/desk/web/desk.svg", "image/svg+xml");
        // Built where there is npm; without it the pages work all the same.
        script = load("/org/rapporteur/desk/web/assets/desk.js", "text/javascript");
    }

    /** The look that the desk's pages share with the account's. */
    String account() {
        return account;
    }

    String desk() {
        return desk;
    }

    String icon() {
        return icon;
    }

    /** Null where the program was built without npm. */
    @Nullable
    String script() {
        return script;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/assets/{file}", this::serve, Open.TO_ALL);
    }

    private void serve(Context context) {
        Asset asset = byFile.get(context.pathParam("file"));
        if (asset == null) {
            throw new NotFoundResponse("There is no such file.");
        }
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        context.contentType(asset.type + "; charset=utf-8").result(asset.bytes);
    }

    private String required(String resource, String type) {
        String path = load(resource, type);
        if (path == null) {
            throw new IllegalStateException("The program lacks " + resource + ".");
        }
        return path;
    }

    private @Nullable String load(String resource, String type) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                return null;
            }
            return put(resource.substring(resource.lastIndexOf('/') + 1), type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String put(String name, String type, byte[] bytes) {
        int dot = name.lastIndexOf('.');
        String hash = Sha256.hex(bytes).substring(0, HASH_DIGITS);
        String file = name.substring(0, dot) + "." + hash + name.substring(dot);
        byFile.put(file, new Asset(type, bytes));
        return "/assets/" + file;
    }
}
