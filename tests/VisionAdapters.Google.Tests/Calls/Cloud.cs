using VisionAdapters.Emulator;

namespace VisionAdapters.Google.Tests;

/// <summary>An emulated service and a tagger that asks it.</summary>
internal sealed class Cloud : IAsyncDisposable
{
    private Cloud(VisionEmulator emulator, GoogleVisionTagger tagger) => (Emulator, Tagger) = (emulator, tagger);

    public VisionEmulator Emulator { get; }

    public GoogleVisionTagger Tagger { get; }

    public ProviderUsage Usage => Emulator.GetUsage().Providers["google-vision"];

    public static TheoryData<GoogleVisionTransport> Transports => [GoogleVisionTransport.Grpc, GoogleVisionTransport.Rest];

    /// <summary>Starts both.</summary>
    public static async Task<Cloud> StartAsync(
        GoogleVisionTransport transport,
        Action<GoogleVisionOptions>? configure = null,
        Action<VisionEmulatorOptions>? emulate = null)
    {
        var settings = new VisionEmulatorOptions();
        emulate?.Invoke(settings);
        var emulator = await VisionEmulator.StartAsync(settings, TestContext.Current.CancellationToken);
        return new Cloud(emulator, TestTagger.Create(options =>
        {
            options.Endpoint = emulator.Endpoint;
            options.Transport = transport;
            options.ApiKey = "emulator";
            configure?.Invoke(options);
        }));
    }

    /// <summary>Starts both with something that goes wrong.</summary>
    public static Task<Cloud> StartAsync(GoogleVisionTransport transport, FaultRule fault, Action<GoogleVisionOptions>? configure = null) =>
        StartAsync(transport, configure, settings => settings.Faults = new FaultPlan { Rules = [fault] });

    public Task<TaggingResponse> TagAsync(ImageInput? image = null, TaggingOptions? options = null, CancellationToken? cancellationToken = null) =>
        Tagger.TagAsync(image ?? Pictures.Small(), options, cancellationToken ?? TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(params ImageInput[] images) => Tagger.TagBatchAsync(images, options: null, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Tagger.Dispose();
        await Emulator.DisposeAsync();
    }
}
