namespace VisionAdapters.Azure.Tests;

/// <summary>Handwritten answers in the shapes that the service sends, version by version.</summary>
internal static class AzureAnswers
{
    public const string Current = """
        {"modelVersion":"2023-10-01",
         "captionResult":{"text":"a person in a red dress","confidence":0.75},
         "denseCaptionsResult":{"values":[{"text":"a red dress","confidence":0.5,"boundingBox":{"x":100,"y":0,"w":100,"h":50}}]},
         "objectsResult":{"values":[{"boundingBox":{"x":50,"y":25,"w":100,"h":50},"tags":[{"name":"dress","confidence":0.884}]},{"tags":[]}]},
         "metadata":{"width":200,"height":100},
         "tagsResult":{"values":[{"name":"clothing","confidence":0.9865934252738953},{"name":"dress","confidence":0.5},{"confidence":0.4}]},
         "readResult":{"blocks":[{"lines":[{"text":"SALE","boundingPolygon":[{"x":1,"y":1}]}]}]},
         "peopleResult":{"values":[{"boundingBox":{"x":0,"y":0,"w":1,"h":1},"confidence":0.001}]},
         "futureResult":{"tagsResult":{"values":[{"name":"trap","confidence":1}]}}}
        """;

    public const string Earlier = """
        {"categories":[{"name":"people_","score":0.7}],
         "adult":{"isAdultContent":false,"adultScore":0.01},
         "color":{"dominantColorForeground":"Black","dominantColorBackground":"White","dominantColors":["Black","White","Mauve"],"accentColor":"8EA823","isBwImg":false},
         "tags":[{"name":"mammal","confidence":0.9,"hint":"animal"},{"name":"indoor","confidence":0.8}],
         "description":{"tags":["laptop","glasses"],"captions":[{"text":"a dog on a couch","confidence":0.6}]},
         "objects":[{"rectangle":{"x":0,"y":20,"w":30,"h":20},"object":"Labrador","confidence":0.7,
           "parent":{"parent":{"object":"animal","confidence":0.9},"object":"dog","confidence":0.8}}],
         "requestId":"527808b1","metadata":{"height":40,"width":60,"format":"Jpeg"}}
        """;

    public const string OneTag = """{"modelVersion":"2023-10-01","metadata":{"width":100,"height":100},"tagsResult":{"values":[{"name":"skirt","confidence":0.95}]}}""";

    public const string Refused = """{"error":{"code":"InvalidRequest","message":"Image format is not valid.","innererror":{"code":"InvalidImageFormat","message":"Image format is not valid."}}}""";

    public const string Gateway = """{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint."}}""";

    public const string Flat = """{"code":"InvalidImageSize","requestId":"abc","message":"Image must be at least 50 pixels in width and height"}""";

    public static IReadOnlyList<string> All { get; } = [Current, Earlier, Refused, Gateway, Flat];
}
