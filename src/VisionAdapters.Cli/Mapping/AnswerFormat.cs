using VisionAdapters.Aws;
using VisionAdapters.Azure;
using VisionAdapters.Google;

namespace VisionAdapters.Cli;

/// <summary>How the stored answers of a provider are read, and what to do when one cannot be.</summary>
/// <param name="Parse">Reads an answer.</param>
/// <param name="Cure">What an answer is.</param>
internal sealed record AnswerFormat(Func<ReadOnlyMemory<byte>, TaggingResponse> Parse, string Cure)
{
    private const string ToolText = "An answer is a JSON object with 'tags', each with 'name' and 'confidence', as 'vision-adapters tag --raw --format jsonl' writes them.";

    /// <summary>Gets the format of a provider that the registry knows.</summary>
    public static AnswerFormat Of(string provider) => provider switch
    {
        GoogleVisionAnswer.ProviderId => new AnswerFormat(GoogleVisionAnswer.Parse, "An answer of google-vision is the JSON body of images:annotate for one image."),
        AzureVisionAnswer.ProviderId => new AnswerFormat(AzureVisionAnswer.Parse, "An answer of azure-vision is the JSON body of imageanalysis:analyze."),
        AwsRekognitionAnswer.ProviderId => new AnswerFormat(AwsRekognitionAnswer.Parse, "An answer of aws-rekognition is the JSON body of DetectLabels."),
        _ => new AnswerFormat(json => ToolAnswer.Parse(json, provider), ToolText),
    };
}
