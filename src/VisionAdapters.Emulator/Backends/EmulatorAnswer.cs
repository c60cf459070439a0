using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Emulator;

/// <summary>
/// What an emulated service is to say of an image: either tags in the service's own words, or a stored answer of the service itself.
/// </summary>
[Experimental(Experiments.Emulator)]
public sealed class EmulatorAnswer
{
    private EmulatorAnswer(TaggingResponse? response, ReadOnlyMemory<byte> wire)
    {
        Response = response;
        Wire = wire;
    }

    /// <summary>
    /// Gets the answer in tags, objects, colours and captions, all named as the service names them; <see langword="null"/> for a stored
    /// answer.
    /// </summary>
    public TaggingResponse? Response { get; }

    /// <summary>Gets the JSON of a stored answer; empty when <see cref="Response"/> holds the answer.</summary>
    public ReadOnlyMemory<byte> Wire { get; }

    /// <summary>Makes an answer of tags.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>The answer.</returns>
    public static EmulatorAnswer FromResponse(TaggingResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return new EmulatorAnswer(response, default);
    }

    /// <summary>Makes an answer of the JSON that the service once sent.</summary>
    /// <param name="json">
    /// The body: of Google a <c>BatchAnnotateImagesResponse</c> (whose first element counts) or a single <c>AnnotateImageResponse</c>, of
    /// the others the body of a successful call.
    /// </param>
    /// <returns>The answer.</returns>
    public static EmulatorAnswer FromWire(ReadOnlyMemory<byte> json) => new(response: null, json);
}
