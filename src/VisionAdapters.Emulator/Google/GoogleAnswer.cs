using Google.Type;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Emulator;

/// <summary>Makes everything that the service can say of tags, objects and colours.</summary>
internal sealed class GoogleAnswer(bool usesLegacyTopicality)
{
    private const int MaxColors = 10;
    private const int MaxWebEntities = 5;

    public AnnotateImageResponse Make(TaggingResponse response, ImageSize? size)
    {
        var answer = new AnnotateImageResponse
        {
            SafeSearchAnnotation = new SafeSearchAnnotation
            {
                Adult = Likelihood.VeryUnlikely,
                Spoof = Likelihood.VeryUnlikely,
                Medical = Likelihood.VeryUnlikely,
                Violence = Likelihood.VeryUnlikely,
                Racy = Likelihood.VeryUnlikely,
            },
            ImagePropertiesAnnotation = new ImageProperties { DominantColors = new DominantColorsAnnotation() },
            CropHintsAnnotation = CropHints(size ?? new ImageSize(1, 1)),
            WebDetection = Web(response.Tags),
        };
        answer.LabelAnnotations.AddRange(response.Tags.Select(Label));
        answer.LocalizedObjectAnnotations.AddRange(response.Objects.Select(Object));
        answer.ImagePropertiesAnnotation.DominantColors.Colors.AddRange(response.Colors.Take(MaxColors).Select(Color));
        return answer;
    }

    private EntityAnnotation Label(ImageTag tag) => new()
    {
        Mid = tag.Id ?? GoogleMid.From(tag.Name),
        Description = tag.Name,
        Score = (float)tag.Confidence,
        Topicality = Topicality(tag),
    };

    /// <summary>Topicality tells how much the image is about the label: often next to nothing, and left out when it is zero.</summary>
    private float Topicality(ImageTag tag)
    {
        if (tag.Scores.TryGetValue("topicality", out var given))
        {
            return (float)given;
        }

        if (usesLegacyTopicality)
        {
            return (float)tag.Confidence;
        }

        const double OftenAbsent = 0.1;
        const double Steepness = 6;
        var chance = Seeded.Fraction(Seeded.Number(0, tag.Name));
        return chance < OftenAbsent ? 0 : (float)Math.Round(tag.Confidence * Math.Pow(chance, Steepness), 6);
    }

    private static LocalizedObjectAnnotation Object(LocalizedObject found)
    {
        var (left, top) = ((float)found.Region.X, (float)found.Region.Y);
        var (right, bottom) = ((float)(found.Region.X + found.Region.Width), (float)(found.Region.Y + found.Region.Height));
        var box = new BoundingPoly();
        box.NormalizedVertices.Add(new NormalizedVertex { X = left, Y = top });
        box.NormalizedVertices.Add(new NormalizedVertex { X = right, Y = top });
        box.NormalizedVertices.Add(new NormalizedVertex { X = right, Y = bottom });
        box.NormalizedVertices.Add(new NormalizedVertex { X = left, Y = bottom });
        return new LocalizedObjectAnnotation
        {
            Mid = found.Id ?? GoogleMid.From(found.Name),
            Name = found.Name,
            Score = (float)found.Confidence,
            BoundingPoly = box,
        };
    }

    private static ColorInfo Color(DominantColor color) => new()
    {
        Color = new Color { Red = color.Red, Green = color.Green, Blue = color.Blue },
        Score = (float)(color.Score ?? color.PixelFraction ?? 0),
        PixelFraction = (float)(color.PixelFraction ?? 0),
    };

    private static CropHintsAnnotation CropHints(ImageSize size)
    {
        var (right, bottom) = (size.Width - 1, size.Height - 1);
        var box = new BoundingPoly();
        box.Vertices.Add(new Vertex());
        box.Vertices.Add(new Vertex { X = right });
        box.Vertices.Add(new Vertex { X = right, Y = bottom });
        box.Vertices.Add(new Vertex { Y = bottom });
        var hints = new CropHintsAnnotation();
        hints.CropHints.Add(new CropHint { BoundingPoly = box, Confidence = 0.5f, ImportanceFraction = 1 });
        return hints;
    }

    private static WebDetection Web(IReadOnlyList<ImageTag> tags)
    {
        var web = new WebDetection();
        web.WebEntities.AddRange(tags.Take(MaxWebEntities).Select(tag => new WebDetection.Types.WebEntity
        {
            EntityId = tag.Id ?? GoogleMid.From(tag.Name),
            Score = (float)tag.Confidence,
            Description = tag.Name,
        }));
        if (tags.Count > 0)
        {
            web.BestGuessLabels.Add(new WebDetection.Types.WebLabel { Label = tags[0].Name.ToLowerInvariant(), LanguageCode = "en" });
        }

        return web;
    }
}
