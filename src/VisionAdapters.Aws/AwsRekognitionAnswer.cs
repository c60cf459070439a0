using VisionAdapters.Wire;

namespace VisionAdapters.Aws;

/// <summary>Reads answers of Amazon Rekognition's <c>DetectLabels</c> and <c>DetectCustomLabels</c>, live or recorded, of all model
/// versions.</summary>
public static class AwsRekognitionAnswer
{
    /// <summary>The id under which Amazon Rekognition answers.</summary>
    public const string ProviderId = WellKnown.AwsRekognition;

    /// <summary>Reads the answer to one image.</summary>
    /// <remarks>
    /// Labels become tags with their parents, aliases and categories; confidences of 0 to 100 are divided by 100; instances become the
    /// tag's regions. Dominant
    /// colours keep the part of the image that they were taken from. The exact answer stays in <see
    /// cref="TaggingResponse.RawRepresentation"/>, which keeps
    /// <paramref name="json"/>: do not change it afterwards.
    /// </remarks>
    /// <param name="json">The body of an answer, of an error too. UTF-8, at most 64 MiB.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="TaggingException">
    /// The answer is an error, or it does not follow the protocol (<see cref="TaggingErrorKind.ProtocolError"/>). No other exception
    /// leaves here,
    /// whatever the bytes are.
    /// </exception>
    public static TaggingResponse Parse(ReadOnlyMemory<byte> json) =>
        WireAnswer.Read(ProviderId, json, (ref WireReader reader) => AwsAnswerReader.Read(ref reader, json));
}
