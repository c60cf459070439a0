using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace VisionAdapters.Emulator;

/// <summary>What all services of one running emulator share.</summary>
internal sealed class EmulatorState
{
    private readonly ILogger _logger;

    public EmulatorState(VisionEmulatorOptions options)
    {
        Options = new VisionEmulatorOptions(options);
        Backend = options.Backend ?? EmulatorBackends.Constant();
        _logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger("VisionAdapters.Emulator");
        Injector = new FaultInjector(options.Faults);
    }

    public VisionEmulatorOptions Options { get; }

    public IEmulatorBackend Backend { get; }

    public FaultInjector Injector { get; }

    public UsageCounter Usage { get; } = new();

    public CallLedger Calls { get; } = new();

    public RequestIds RequestIds { get; } = new();

    public TimeProvider Time => Options.TimeProvider;

    public EmulatorCredentials Credentials => Options.Credentials;

    /// <summary>Asks the backend.</summary>
    /// <returns>The answer, or <see langword="null"/> when the backend failed: the service then has an internal error.</returns>
    public async ValueTask<EmulatorAnswer?> AnswerAsync(
        string provider, ImageContent image, FaultRule? drift, CancellationToken cancellationToken)
    {
        // Before the answer: a client that dies while it waits has been billed for the call all the same.
        Calls.Add(provider, image);
        try
        {
            var answer = await Backend.AnswerAsync(
                new EmulatorQuestion { Provider = provider, Image = image }, cancellationToken).ConfigureAwait(false);
            return drift is null ? answer : LabelDrift.Apply(provider, answer, drift);
        }
        catch (TaggingException exception)
        {
            Log.BackendFailed(_logger, exception, provider);
            return null;
        }
    }

    /// <summary>Fetches an image that a request names by its address.</summary>
    /// <returns>The image, or <see langword="null"/> when it cannot be had.</returns>
    public async Task<ImageContent?> ResolveAsync(Uri address, long maxBytes, CancellationToken cancellationToken)
    {
        if (Options.ResolveImage is not { } resolve || await resolve(address, cancellationToken).ConfigureAwait(false) is not { } source)
        {
            return null;
        }

        return await source.LoadAsync(maxBytes, cancellationToken).ConfigureAwait(false);
    }
}
