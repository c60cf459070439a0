namespace VisionAdapters.Google.Tests;

/// <summary>Handwritten answers in the shapes that the service sends.</summary>
internal static class GoogleAnswers
{
    public const string Labels = """
        {"responses":[{"labelAnnotations":[
          {"mid":"/m/01d40f","description":"Dress","score":0.9642,"topicality":0.5910,"confidence":0.11},
          {"mid":"/m/032b3c","description":"Jacket","score":0.75},
          {"mid":"/m/0zzz","topicality":0.000209},
          {"score":0.6}]}]}
        """;

    public const string Objects = """
        {"localizedObjectAnnotations":[
          {"mid":"/m/01g317","name":"Person","score":0.9,"boundingPoly":{"normalizedVertices":[{},{"x":0.5},{"x":0.5,"y":0.25},{"y":0.25}]}},
          {"mid":"/m/02wv6h6","name":"Shoe","score":0.8,"boundingPoly":{"normalizedVertices":[{"x":0.75,"y":0.5},{"x":1.02,"y":0.5},{"x":1.02,"y":0.75},{"x":0.75,"y":0.75}]}},
          {"name":"Hat","score":0.7,"boundingPoly":{"vertices":[{"x":3},{"x":9,"y":7}]}}]}
        """;

    public const string Colors = """
        {"imagePropertiesAnnotation":{"dominantColors":{"colors":[
          {"color":{"red":247,"green":0.4,"blue":254.6},"score":0.3,"pixelFraction":0.25},
          {"color":{"blue":12},"score":0.1}]}},
         "safeSearchAnnotation":{"adult":"VERY_UNLIKELY"}}
        """;

    public const string Everything = """
        {"labelAnnotations":[{"mid":"/m/01d40f","description":"Dress","score":0.9}],"faceAnnotations":[{"landmarks":[{"type":"LEFT_EYE"}]}],
         "webDetection":{"webEntities":[{"entityId":"/m/1","score":1.1076,"description":"Summer"}],"bestGuessLabels":[{"label":"sundress"}]},
         "fullTextAnnotation":{"text":"SALE","pages":[{"blocks":[{"paragraphs":[{"words":[{"symbols":[{"text":"S"}]}]}]}]}]},
         "someFutureAnnotation":{"labelAnnotations":[{"description":"Trap","score":1}]}}
        """;

    public const string Batch = """
        {"responses":[{"labelAnnotations":[{"description":"Shoe","score":0.9}]},{},{"error":{"code":3,"message":"Bad image data."}}]}
        """;

    public const string BadImage = """{"responses":[{"error":{"code":3,"message":"Bad image data."}}]}""";

    public const string BadRequest = """{"error":{"code":403,"message":"Cloud Vision API has not been used","status":"PERMISSION_DENIED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"SERVICE_DISABLED"}]}}""";

    public static IReadOnlyList<string> All { get; } = [Labels, Objects, Colors, Everything, Batch, BadImage, BadRequest];
}
