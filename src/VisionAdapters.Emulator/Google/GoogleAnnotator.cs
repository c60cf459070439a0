using System.Text.Json;
using VisionAdapters.Wire.GoogleVisionV1;
using Type = VisionAdapters.Wire.GoogleVisionV1.Feature.Types.Type;

namespace VisionAdapters.Emulator;

/// <summary>Puts an answer into the service's own form, reduced to what a request asks for.</summary>
internal sealed class GoogleAnnotator(bool usesLegacyTopicality)
{
    private const int DefaultResults = 10;
    private const float MinScore = 0.5f;

    /// <summary>Answers one image.</summary>
    /// <exception cref="JsonException">A stored answer is none of the service.</exception>
    public AnnotateImageResponse Annotate(EmulatorAnswer answer, IReadOnlyList<Feature> features, ImageSize? size)
    {
        var whole = answer.Response is { } response
            ? new GoogleAnswer(usesLegacyTopicality).Make(response, size)
            : GoogleRecording.Read(answer.Wire);
        var reduced = new AnnotateImageResponse();
        foreach (var feature in features)
        {
            Copy(whole, reduced, feature.Type, feature.MaxResults > 0 ? feature.MaxResults : DefaultResults);
        }

        return reduced;
    }

    private static void Copy(AnnotateImageResponse whole, AnnotateImageResponse reduced, Type feature, int most)
    {
        switch (feature)
        {
            case Type.LabelDetection when reduced.LabelAnnotations.Count == 0:
                reduced.LabelAnnotations.Add(
                    whole.LabelAnnotations.Where(label => label.Score >= MinScore).OrderByDescending(label => label.Score).Take(most));
                break;
            case Type.ObjectLocalization when reduced.LocalizedObjectAnnotations.Count == 0:
                reduced.LocalizedObjectAnnotations.Add(
                    whole.LocalizedObjectAnnotations
                        .Where(found => found.Score >= MinScore)
                        .OrderByDescending(found => found.Score)
                        .Take(most));
                break;
            case Type.LandmarkDetection when reduced.LandmarkAnnotations.Count == 0:
                reduced.LandmarkAnnotations.Add(whole.LandmarkAnnotations.Take(most));
                break;
            case Type.LogoDetection when reduced.LogoAnnotations.Count == 0:
                reduced.LogoAnnotations.Add(whole.LogoAnnotations.Take(most));
                break;
            case Type.TextDetection or Type.DocumentTextDetection when reduced.TextAnnotations.Count == 0:
                reduced.TextAnnotations.Add(whole.TextAnnotations);
                break;
            case Type.SafeSearchDetection:
                reduced.SafeSearchAnnotation = whole.SafeSearchAnnotation;
                break;
            case Type.ImageProperties:
                reduced.ImagePropertiesAnnotation = whole.ImagePropertiesAnnotation;
                break;
            case Type.CropHints:
                reduced.CropHintsAnnotation = whole.CropHintsAnnotation;
                break;
            case Type.WebDetection:
                reduced.WebDetection = whole.WebDetection;
                break;
            case Type.ProductSearch:
                reduced.ProductSearchResults = whole.ProductSearchResults;
                break;
            default:
                break;
        }
    }
}
