using VisionAdapters.Aws;
using VisionAdapters.Azure;
using VisionAdapters.Google;

namespace VisionAdapters.Cli;

/// <summary>How the stored answers of a provider are read, and what to do when one cannot be.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Parse">Reads an answer.</param>
/// <param name="Cure">What an answer is.</param>
internal sealed record AnswerFormat(string Provider, Func<ReadOnlyMemory<byte>, TaggingResponse> Parse, string Cure)
{
    private const string ToolText = "An answer is a JSON object with 'tags', each with 'name' and 'confidence', as 'vision-adapters tag --raw --format jsonl' writes them.";

    /// <summary>Gets the format of a provider; one that is no cloud of ours has answers in the tool's own.</summary>
    public static AnswerFormat Of(string provider) => provider switch
    {
        GoogleVisionAnswer.ProviderId => new AnswerFormat(provider, GoogleVisionAnswer.Parse, "An answer of google-vision is the JSON body of images:annotate for one image."),
        AzureVisionAnswer.ProviderId => new AnswerFormat(provider, AzureVisionAnswer.Parse, "An answer of azure-vision is the JSON body of imageanalysis:analyze."),
        AwsRekognitionAnswer.ProviderId => new AnswerFormat(provider, AwsRekognitionAnswer.Parse, "An answer of aws-rekognition is the JSON body of DetectLabels."),
        _ => new AnswerFormat(provider, json => ToolAnswer.Parse(json, provider), ToolText),
    };
}
