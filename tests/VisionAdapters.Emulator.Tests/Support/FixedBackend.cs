namespace VisionAdapters.Emulator.Tests;

/// <summary>Gives every provider one answer.</summary>
internal sealed class FixedBackend(EmulatorAnswer answer) : IEmulatorBackend
{
    public static FixedBackend Of(params ImageTag[] tags) => new(EmulatorAnswer.FromResponse(new TaggingResponse { Provider = "test", Tags = tags }));

    public static FixedBackend OfWire(string json) => new(EmulatorAnswer.FromWire(System.Text.Encoding.UTF8.GetBytes(json)));

    public ValueTask<EmulatorAnswer> AnswerAsync(EmulatorQuestion question, CancellationToken cancellationToken = default) => ValueTask.FromResult(answer);
}
