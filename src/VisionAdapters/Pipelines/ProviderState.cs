using Polly.CircuitBreaker;

namespace VisionAdapters.Pipelines;

/// <summary>What is known of a provider in a pipeline: whether it was made, its circuit, and whether it refuses what it is asked.</summary>
internal sealed class ProviderState(string key, Exception? fault)
{
    private volatile RefusedCall? _refusal;

    public string Key => key;

    public Exception? Fault => fault;

    /// <summary>Gets or sets the provider with its stages.</summary>
    public IImageTagger Tagger { get; set; } = null!;

    /// <summary>Gets the id under which the provider answers, which is that of its map and of its announcements.</summary>
    public string ProviderId => Tagger.GetService<TaggerMetadata>()?.ProviderId ?? key;

    public bool IsCircuitOpen =>
        Tagger.GetService<CircuitBreakerStateProvider>()?.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>Gets why the provider refused the last call, when the reason does not pass by itself; an answer clears it.</summary>
    public TaggingErrorKind? Refusal => _refusal?.Kind;

    public void Answered() => _refusal = null;

    public void Failed(TaggingException error)
    {
        if (error.Kind is TaggingErrorKind.Authentication or TaggingErrorKind.PermissionDenied or TaggingErrorKind.QuotaExceeded)
        {
            _refusal = new RefusedCall(error.Kind);
        }
    }

    private sealed record RefusedCall(TaggingErrorKind Kind);
}
