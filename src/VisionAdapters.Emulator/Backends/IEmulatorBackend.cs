using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Emulator;

/// <summary>Decides what the emulated services say of an image. Implementations are safe for use from many threads at once.</summary>
[Experimental(Experiments.Emulator)]
public interface IEmulatorBackend
{
    /// <summary>Answers in the place of a service.</summary>
    /// <param name="question">The image and who is asked. The image's bytes must not be kept: they are reused after the call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Everything that the service can say of the image; the emulator leaves out what a request does not ask for.</returns>
    ValueTask<EmulatorAnswer> AnswerAsync(EmulatorQuestion question, CancellationToken cancellationToken = default);
}
