package org.terreau.source;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.web.SecretKeeper;

/** The tokens of sources. */
@Component
class SourceSecrets implements SecretKeeper {

    private final JdbcSources sources;

    SourceSecrets(JdbcSources sources) {
        this.sources = sources;
    }

    @Override
    public List<Long> all() {
        return sources.withSecret();
    }

    @Override
    public Optional<Kept> lock(long id) {
        return sources.lock(id)
                .flatMap(source -> Optional.ofNullable(sources.secret(id))
                        .map(hidden -> new Kept(source.product().keyScope(), hidden)));
    }

    @Override
    public void keep(long id, byte[] hidden) {
        sources.keep(id, hidden);
    }
}
