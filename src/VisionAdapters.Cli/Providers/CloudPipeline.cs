namespace VisionAdapters.Cli;

/// <summary>The options that all services have in common, and the stages that they set.</summary>
internal sealed record CloudPipeline(double? CallsPerSecond, int? MaxConcurrentCalls, int? MaxRetries)
{
    public static CloudPipeline Read(ProviderSettings settings) => new(
        settings.GetNumber("calls-per-second", 0.001, 10_000),
        settings.GetWholeNumber("max-concurrent-calls", 1, 4096),
        settings.GetWholeNumber("max-retries", 0, 100));

    /// <summary>Puts resilience around a tagger, and makes images fit that its service would refuse.</summary>
    public IImageTagger Around(IImageTagger tagger) => tagger.AsBuilder()
        .UseResilience(options =>
        {
            options.CallsPerSecond = CallsPerSecond;
            options.MaxConcurrentCalls = MaxConcurrentCalls;
            options.MaxRetries = MaxRetries ?? options.MaxRetries;

            // A run wants every answer: it waits for a service that is down, where an open circuit would fail the rest of the set within
            // seconds.
            options.CircuitFailureRatio = null;
        })
        .UseImagePreparation()
        .Build();
}
