namespace VisionAdapters.Distributed;

/// <summary>The tables of the store. A later version only adds columns: workers of two versions run side by side.</summary>
internal static class StoreSchema
{
    /// <summary>
    /// Answers are keyed as in <c>run.db</c>, by request and content, so runs of one configuration share them. A shard is a stretch of a
    /// run's images at one provider; <c>deaths</c> counts the processes that ended while they had it, <c>doing</c> is the image that one of
    /// them was asked for alone.
    /// </summary>
    public const string Tables = """
        SELECT pg_advisory_lock(7041961201);
        CREATE SCHEMA IF NOT EXISTS va;
        CREATE TABLE IF NOT EXISTS va.run (
            run text PRIMARY KEY, hash text NOT NULL, state text NOT NULL, note text, images_root text NOT NULL, taxonomy text NOT NULL,
            skeleton bytea NOT NULL, created timestamptz NOT NULL DEFAULT now());
        CREATE UNIQUE INDEX IF NOT EXISTS run_hash ON va.run (hash) WHERE state <> 'cancelled';
        CREATE TABLE IF NOT EXISTS va.provider (
            run text NOT NULL, position int NOT NULL, provider text NOT NULL, request text NOT NULL, meaning text NOT NULL,
            queue text NOT NULL, emulated boolean NOT NULL, setup text NOT NULL, PRIMARY KEY (run, provider));
        CREATE TABLE IF NOT EXISTS va.image (
            run text NOT NULL, place bigint NOT NULL, id text NOT NULL, truth text NOT NULL, image_group text, content text,
            PRIMARY KEY (run, place));
        CREATE TABLE IF NOT EXISTS va.outcome (
            request text NOT NULL, content text NOT NULL, run text NOT NULL, answered text NOT NULL, error_kind text, error_message text,
            ask_again boolean NOT NULL, latency_ms double precision, model_version text, request_id text, emulated boolean NOT NULL,
            units text, cost_usd double precision, answer text, raw_type text, raw bytea, PRIMARY KEY (request, content));
        CREATE TABLE IF NOT EXISTS va.shard (
            run text NOT NULL, queue text NOT NULL, shard int NOT NULL, first bigint NOT NULL, last bigint NOT NULL, images int NOT NULL,
            done boolean NOT NULL DEFAULT false, finished timestamptz, asked int NOT NULL DEFAULT 0, failed int NOT NULL DEFAULT 0,
            deaths int NOT NULL DEFAULT 0, doing bigint, suspect bigint, suspect_deaths int NOT NULL DEFAULT 0,
            PRIMARY KEY (run, queue, shard));
        CREATE TABLE IF NOT EXISTS va.aside (
            run text NOT NULL, queue text NOT NULL, image text NOT NULL, reason text NOT NULL, at timestamptz NOT NULL DEFAULT now());
        CREATE TABLE IF NOT EXISTS va.worker (
            worker text PRIMARY KEY, seen timestamptz NOT NULL, serves text NOT NULL, refuses text NOT NULL);
        CREATE TABLE IF NOT EXISTS va.quota (
            provider text NOT NULL, account text NOT NULL, rate double precision NOT NULL, burst double precision NOT NULL,
            tokens double precision NOT NULL DEFAULT 0, at timestamptz NOT NULL DEFAULT clock_timestamp(),
            factor double precision NOT NULL DEFAULT 1, blocked_until timestamptz NOT NULL DEFAULT 'epoch',
            throttled bigint NOT NULL DEFAULT 0, throttled_at timestamptz NOT NULL DEFAULT 'epoch', budget_usd double precision,
            spent_usd double precision NOT NULL DEFAULT 0, PRIMARY KEY (provider, account));
        SELECT pg_advisory_unlock(7041961201)
        """;
}
